import type { ConservedFlow, UnaskedFlow } from '@liesweep/judging/certify';
import { createColours, wrapText, type ColourDepth } from '@liesweep/logging/terminal';
import { renderDefectAxis, renderDefectGroups } from '@liesweep/report/text';

/** Functions and brackets that are printed; the others are counted. */
const MOST_FUNCTIONS = 20;

/** What a flow conserves, in lines of `width` columns. */
export function renderConserved(
  flow: ConservedFlow | UnaskedFlow,
  name: string,
  width: number,
  depth: ColourDepth,
): string {
  const colours = createColours(depth);
  if ('reason' in flow) {
    return `${colours.bold(name)}\n  conserved = ?  ${colours.red('refused')}\n  ${wrapText(flow.reason, width, '  ')}`;
  }
  const { quantities, functionNames } = flow;
  const { dimension, kind, reason, defects, functionCount, functions, independent, vanishing } = quantities;
  const paint = { certified: colours.green, detected: colours.yellow, refused: colours.red }[kind];
  const drawn = { defects: [...defects], count: functionCount, zeros: dimension, tolerance: undefined };
  const shown = functions.slice(0, MOST_FUNCTIONS);
  return [
    `${colours.bold(name)}  n = ${String(flow.features.length)}, ${String(functionNames.length - 1)} functions`,
    `  ${colours.bold(`conserved = ${dimension === null ? '?' : String(dimension)}`)}  ${paint(kind)}`,
    `  ${wrapText(reason, width, '  ')}`,
    ...(vanishing === 0
      ? []
      : [
          `  ${wrapText(`${String(vanishing)} functions are combinations of others on the samples, and not counted.`, width, '  ')}`,
        ]),
    ...(defects.length === 0
      ? []
      : ['', `  defects      ${renderDefectGroups(drawn)}`, renderDefectAxis(drawn, width, depth)]),
    ...(shown.length === 0
      ? []
      : [
          '',
          `  functions    ${String(independent)} of them independent`,
          ...shown.map(({ formula }) => `    ${wrapText(formula, width, '      ')}`),
        ]),
    ...(functions.length > shown.length
      ? [`    … and ${String(functions.length - shown.length)} more, all of them in --json`]
      : []),
    ...poissonLines(flow, width, depth),
  ].join('\n');
}

function poissonLines({ poisson }: ConservedFlow, width: number, depth: ColourDepth): string[] {
  if (poisson === null) return [];
  const { bold } = createColours(depth);
  const { central, level, structure, hasConstant, residual, elements } = poisson;
  if (elements.length === 0) {
    const share = `${String(Number((100 * residual).toPrecision(2)))} %`;
    return [
      '',
      `  brackets     ${wrapText(`no algebra: up to ${share} of a Poisson bracket is no combination of these functions`, width, ' '.repeat(15))}`,
    ];
  }
  const where = level.map((value, z) => `${central[z] ?? ''} = ${String(Number(value.toPrecision(3)))}`).join(', ');
  const name = structure?.name ?? `of ${String(elements.length)} dimensions, without a name`;
  return [
    '',
    `  brackets     ${bold(name)}${hasConstant ? ', with the constant 1' : ''}`,
    ...(level.length === 0
      ? []
      : [`               ${wrapText(`on the level ${where}, for brackets depend on it`, width, ' '.repeat(15))}`]),
    ...(central.length === 0 ? [] : [`  central      ${wrapText(central.join(', '), width, ' '.repeat(15))}`]),
  ];
}
