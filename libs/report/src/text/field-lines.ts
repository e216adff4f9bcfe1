import type { PhaseDiagram } from '@liesweep/phase-diagram';
import { countOf, type CertifiedFields } from '@liesweep/sweep';
import { createColours, wrapText, type ColourDepth } from '@liesweep/logging/terminal';

/** Formulas that are printed; the others are counted. */
const MOST_FORMULAS = 16;

/**
 * The certified fields of every system and n of a diagram in lines, of which there is nothing where its generators are no such
 * fields.
 *
 * @param width in columns
 */
export function renderDiagramFields({ slices }: PhaseDiagram, depth: ColourDepth, width: number): string[] {
  const colours = createColours(depth);
  const byDimension = new Map(
    slices.flatMap(({ system, dimension, certificate }) =>
      certificate?.fields === undefined
        ? []
        : [[JSON.stringify([system, dimension]), { dimension, fields: certificate.fields }]],
    ),
  );
  return [...byDimension.values()].flatMap(({ dimension, fields }) => {
    const lines = renderFields(fields, width, depth);
    if (lines === '') return [];
    return [byDimension.size === 1 ? lines : `${colours.bold(` n = ${String(dimension)}`)}\n${lines}`];
  });
}

/**
 * Certified fields in lines: their formulas, one each, `v1 = y ∂x − x ∂y`, and what was left out of their number.
 *
 * @param width in columns
 */
export function renderFields(fields: CertifiedFields, width: number, depth: ColourDepth): string {
  const colours = createColours(depth);
  const { formulas } = fields;
  const shown = formulas.slice(0, MOST_FORMULAS);
  const nameWidth = `v${String(shown.length)}`.length;
  const left = formulas.length - shown.length;
  return [
    ...shown.map((formula, a) => {
      const name = `v${String(a + 1)}`.padEnd(nameWidth);
      const indent = ' '.repeat(nameWidth + 8);
      return `     ${colours.bold(name)} = ${wrapText(unbroken(formula), width, indent)}`;
    }),
    ...(left > 0 ? [`     … and ${String(left)} more, all of them in --json`] : []),
    ...leftOut(fields).map((sentence) => `     ${wrapText(sentence, width, '     ')}`),
  ].join('\n');
}

/** A factor stays with its term at the end of a line. */
function unbroken(formula: string): string {
  return formula.replaceAll(/ (?=∂)/g, '\u00a0').replaceAll(/(?<=[+−]) /g, '\u00a0');
}

/** What is not counted among the fields, a sentence each. */
function leftOut({ vanishing, trivialLabel }: CertifiedFields): string[] {
  return [
    ...(vanishing > 0
      ? [
          `${countOf(vanishing, 'field')} of the ansatz ${vanishing === 1 ? 'vanishes' : 'vanish'} on your data, and ${vanishing === 1 ? 'is' : 'are'} not counted.`,
        ]
      : []),
    ...(trivialLabel > 0
      ? [
          `${countOf(trivialLabel, 'action')} on the labels alone ${trivialLabel === 1 ? 'does' : 'do'} nothing on your data, and ${trivialLabel === 1 ? 'is' : 'are'} not counted.`,
        ]
      : []),
  ];
}
