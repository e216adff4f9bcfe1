import type { GroupDimension, PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { LOSS_TERMS, type LossTerm } from '@liesweep/sweep';
import { createColours, wrapText, type ColourDepth } from '@liesweep/logging/terminal';

type Status = GroupDimension['status'];

const INDENT = '     ';
const CERTIFICATE_SAID = 'The certificate is as above.';

/**
 * A table with one line per slice: n, weights, group dimension, status, and the algebra's name where it is known. What all
 * slices share of system and weights stands once above it.
 *
 * Below its line, or below those of a system and n that share it, stands the reason, wrapped. A certificate does not depend on
 * the weights: its own sentence is said once for a system and n.
 *
 * @param width in columns
 */
export function renderSlices({ slices }: PhaseDiagram, depth: ColourDepth, width: number): string {
  const systems = new Set(slices.map(({ system }) => system));
  const [varying, common] = partTerms(slices);
  const heading = [...(systems.size === 1 ? systems : []), ...(common === '' ? [] : [common])].join('   ');
  const rows = align(slices.map((slice) => cellsOf(slice, systems.size > 1, varying, depth)));
  const groups = groupBy(slices, ({ system, dimension }) => JSON.stringify([system, dimension]));
  const lines = [...groups.values()].flatMap((group) =>
    reasonsOf(group).flatMap(([reason, sharing]) => [
      ...sharing.map((slice) => ` ${rows[slices.indexOf(slice)] ?? ''}`),
      ...(reason === '' ? [] : [INDENT + wrapText(reason, width, INDENT)]),
    ]),
  );
  return [...(heading === '' ? [] : [wrapText(heading, width, '  ')]), ...lines].join('\n');
}

/** The terms whose weight differs between slices; the others as text, zeros left out. */
function partTerms(slices: readonly PhaseDiagramSlice[]): [varying: readonly LossTerm[], common: string] {
  const isVarying = (term: LossTerm): boolean => new Set(slices.map(({ weights }) => weights[term])).size > 1;
  const [first] = slices;
  const common = LOSS_TERMS.filter((term) => !isVarying(term) && (first?.weights[term] ?? 0) !== 0);
  return [LOSS_TERMS.filter(isVarying), describe(first, common)];
}

function describe(slice: PhaseDiagramSlice | undefined, terms: readonly LossTerm[]): string {
  return slice === undefined ? '' : terms.map((term) => `${term} ${String(slice.weights[term])}`).join(' · ');
}

/** A cell of the table: its text, and what paints it. */
type TableCell = readonly [text: string, paint?: (text: string) => string];

function cellsOf(
  slice: PhaseDiagramSlice,
  namesSystem: boolean,
  varying: readonly LossTerm[],
  depth: ColourDepth,
): TableCell[] {
  const colours = createColours(depth);
  const { system, dimension, groupDimension, structure } = slice;
  const { value, status } = groupDimension;
  const paint: Record<Status, (text: string) => string> = {
    confirmed: colours.green,
    detected: colours.green,
    undetermined: colours.yellow,
    conflict: colours.red,
    'not-applicable': colours.dim,
  };
  return [
    ...(namesSystem ? [[system] as const] : []),
    [`n = ${String(dimension)}`],
    ...(varying.length === 0 ? [] : [[describe(slice, varying)] as const]),
    [`dim G = ${value !== null ? String(value) : status === 'not-applicable' ? '–' : '?'}`, colours.bold],
    [status === 'not-applicable' ? `not applicable (${whyNot(slice)})` : status, paint[status]],
    [structure?.name ?? '', colours.bold],
  ];
}

/** Why there is no group dimension, in a word or two. */
function whyNot({ certificate }: PhaseDiagramSlice): string {
  if (certificate?.fields === undefined) return 'non-linear';
  return certificate.fields.isVacuous ? 'labels move freely' : 'no algebra';
}

/** Each column as wide as its widest cell. */
function align(table: readonly (readonly TableCell[])[]): string[] {
  const widthOf = (column: number): number => Math.max(...table.map((row) => row[column]?.[0].length ?? 0));
  return table.map((row) => {
    const last = row.findLastIndex(([text]) => text !== '');
    return row
      .slice(0, last + 1)
      .map(
        ([text, paint = String], column) =>
          paint(text) + ' '.repeat(column === last ? 0 : widthOf(column) - text.length),
      )
      .join('  ');
  });
}

/** The reasons of slices of one system and n, each with the slices that share it. */
function reasonsOf(group: readonly PhaseDiagramSlice[]): [reason: string, sharing: readonly PhaseDiagramSlice[]][] {
  const said = new Set<string>();
  return [...groupBy(group, ({ groupDimension }) => groupDimension.reason)].map(([reason, sharing]) => {
    const sentence = sharing[0]?.certificate?.reason ?? '';
    const clause = sentence.replace(/\.$/, '');
    if (clause === '' || !reason.includes(clause)) return [reason, sharing];
    const isRepeated = said.has(clause);
    said.add(clause);
    return [isRepeated ? reason.replace(sentence, CERTIFICATE_SAID).replace(clause, 'as above') : reason, sharing];
  });
}

/** Items by a key, both in the order of their first occurrence. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
