import type { GroupDimension, PhaseDiagram, PhaseDiagramSlice } from '@liesweep/phase-diagram';
import { LOSS_TERMS, type LossTerm } from '@liesweep/sweep';
import {
  alignTable,
  createColours,
  wrapText,
  type ColourDepth,
  type TableCell,
  type TableColumn,
} from '@liesweep/logging/terminal';

type Status = GroupDimension['status'];

/** Before the lines of the table, and before a reason below one. */
const MARGIN = ' ';
const INDENT = '     ';
const CERTIFICATE_SAID = 'The certificate is as above.';

/**
 * A table with one line per slice: n, the weights that differ between slices, group dimension, verdict, and the algebra's
 * name where it is known. What all slices share of system and weights stands once above it.
 *
 * Below its line, or below those of a system and n that share it, stands the reason, wrapped. A certificate does not depend on
 * the weights: its own sentence is said once for a system and n.
 *
 * @param width in columns
 */
export function renderSlices({ slices }: PhaseDiagram, depth: ColourDepth, width: number): string {
  if (slices.length === 0) return '';
  const colours = createColours(depth);
  const systems = new Set(slices.map(({ system }) => system));
  const [varying, common] = partTerms(slices);
  const heading = [...(systems.size === 1 ? systems : []), ...(common === '' ? [] : [common])].join('   ');
  const { head, rule, rows } = alignTable(
    columnsOf(systems.size > 1, varying),
    slices.map((slice) => cellsOf(slice, systems.size > 1, varying, depth)),
    width - MARGIN.length,
  );
  const groups = groupBy(slices, ({ system, dimension }) => JSON.stringify([system, dimension]));
  const lines = [...groups.values()].flatMap((group) =>
    reasonsOf(group).flatMap(([reason, sharing]) => [
      ...sharing.map((slice) => inMargin(rows[slices.indexOf(slice)] ?? '')),
      ...(reason === '' ? [] : [INDENT + wrapText(reason, width, INDENT)]),
    ]),
  );
  return [
    ...(heading === '' ? [] : [wrapText(heading, width, '  ')]),
    inMargin(colours.bold(head)),
    inMargin(colours.dim(rule)),
    ...lines,
  ].join('\n');
}

function inMargin(lines: string): string {
  return MARGIN + lines.replaceAll('\n', `\n${MARGIN}`);
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

function columnsOf(namesSystem: boolean, varying: readonly LossTerm[]): TableColumn[] {
  return [
    ...(namesSystem ? [{ title: 'system' }] : []),
    { title: 'n', align: 'right' },
    ...varying.map((term) => ({ title: term, align: 'right' }) as const),
    { title: 'dim G', align: 'right' },
    { title: 'verdict' },
    { title: 'algebra' },
  ];
}

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
    ...(namesSystem ? [{ text: system }] : []),
    { text: String(dimension) },
    ...varying.map((term) => ({ text: String(slice.weights[term]) })),
    { text: value !== null ? String(value) : status === 'not-applicable' ? '–' : '?', paint: colours.bold },
    { text: status === 'not-applicable' ? `not applicable (${whyNot(slice)})` : status, paint: paint[status] },
    { text: structure?.name ?? '', paint: colours.bold },
  ];
}

/** Why there is no group dimension, in a word or two. */
function whyNot({ certificate }: PhaseDiagramSlice): string {
  if (certificate?.fields === undefined) return 'non-linear';
  return certificate.fields.isVacuous ? 'labels move freely' : 'no algebra';
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
