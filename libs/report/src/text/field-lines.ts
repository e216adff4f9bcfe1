import { countOf, type CertifiedFields } from '@liesweep/sweep';
import { createColours, wrapText, type ColourDepth } from '@liesweep/logging/terminal';

/** Formulas that are printed; the others are counted. */
const MOST_FORMULAS = 16;

/**
 * Certified fields in lines: how many and which algebra, then their formulas, one each, `v1 = y ∂x − x ∂y`, and what has to be known
 * beside.
 *
 * @param width in columns
 */
export function renderFields(fields: CertifiedFields, width: number, depth: ColourDepth): string {
  const colours = createColours(depth);
  const { basis, formulas, structure, isAlgebra } = fields;
  const name = structure?.name ?? null;
  const head = [
    `  ${countOf(basis.length, 'field')}`,
    ...(isAlgebra && name !== null ? [colours.bold(name)] : []),
  ].join('  ');
  const shown = formulas.slice(0, MOST_FORMULAS);
  const nameWidth = `v${String(shown.length)}`.length;
  const left = formulas.length - shown.length;
  return [
    ...(basis.length === 0 ? [] : [head]),
    ...shown.map((formula, a) => {
      const start = `    ${`v${String(a + 1)}`.padEnd(nameWidth)} = `;
      return start + wrapText(unbroken(formula), width, ' '.repeat(start.length));
    }),
    ...(left > 0 ? [`    … and ${String(left)} more, all of them in --json`] : []),
    ...remarks(fields).map((remark) => `  ${wrapText(remark, width, '  ')}`),
  ].join('\n');
}

/** A factor stays with its term at the end of a line. */
function unbroken(formula: string): string {
  return formula.replaceAll(/ (?=∂)/g, '\u00a0').replaceAll(/(?<=[+−]) /g, '\u00a0');
}

/** What has to be known beside the formulas, a sentence each. */
export function remarks({
  basis,
  isAlgebra,
  isVacuous,
  pointwiseRank,
  vanishing,
  trivialLabel,
  byDegree,
}: CertifiedFields): string[] {
  const degrees = byDegree.map(({ degree, dimension }) => `${String(dimension)} up to degree ${String(degree)}`);
  const directions = pointwiseRank === null ? '' : ` They span ${countOf(pointwiseRank, 'direction')} at a point.`;
  return [
    ...(isVacuous
      ? ['The action on the labels is free and matches every field of the ansatz: nothing has been found.']
      : []),
    ...(isAlgebra || basis.length === 0
      ? []
      : [
          `They are no algebra: their brackets leave them.${directions}${degrees.length === 0 ? '' : ` Of them ${degrees.join(', ')}.`}`,
        ]),
    ...(vanishing > 0 ? [`${countOf(vanishing, 'field')} of the ansatz vanish on your data and are not counted.`] : []),
    ...(trivialLabel > 0
      ? [`${countOf(trivialLabel, 'action')} on the labels alone do nothing on your data and are not counted.`]
      : []),
  ];
}
