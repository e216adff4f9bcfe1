import { countOf, type VerdictBound } from '@liesweep/sweep';
import { formatShare } from './format-share.js';
import { wrapText } from '@liesweep/logging/terminal';

/** Steps of the staircase that are printed on either side of the answer. */
const STEPS_BEYOND = 2;
const STEPS_BEFORE = 3;

const LABEL = 'bound        ';

/** What labels allow to be said: between which dimensions, by which polynomials, and the staircase as a small table. */
export function renderBound(bound: VerdictBound, parameterCount: number, width: number): string {
  const { lower, upper, level, fittedDegree, judgedDegree, link, rows } = bound;
  const indent = ' '.repeat(2 + LABEL.length);
  const count = lower === upper ? String(lower) : `${String(lower)} to ${String(upper)}`;
  const fit = fittedDegree === null ? 'no degree fits' : `degree ${String(fittedDegree)} fits`;
  const judged = judgedDegree === null ? '' : `, judged in degree ${String(judgedDegree)}`;
  const lines = [
    `${count} of ${countOf(parameterCount, 'direction')} keep the labels within ${formatShare(meantTolerance(bound))}, at the level ${formatShare(level)}`,
    `polynomials for ${link === '' ? 'y' : link}: ${fit}${judged}; ${countOf(rows, 'different row')}`,
    'assumes no structure finer than about a third of a standard deviation of the features and below the noise',
  ].map((text) => wrapText(text, width, indent));
  return [`  ${LABEL}${lines.join(`\n${indent}`)}`, ...staircaseLines(bound)].join('\n');
}

/** δ where the dimension holds there; else what its own directions need, more being let in before δ is reached. */
function meantTolerance({ lower, upper, tolerance, staircase }: VerdictBound): number {
  const step = staircase.find(({ dimension }) => dimension === lower);
  const next = step?.nextAtLeast ?? null;
  return lower === upper && step !== undefined && next !== null && next <= tolerance ? step.atMost : tolerance;
}

function staircaseLines({ staircase, lower, upper }: VerdictBound): string[] {
  const shown = staircase.filter(
    ({ dimension }) => dimension >= lower - STEPS_BEFORE && dimension <= upper + STEPS_BEYOND,
  );
  const head = ['k', 'best k at most', 'any further one at least'];
  const body = shown.map(({ dimension, atMost, nextAtLeast }) => [
    String(dimension),
    dimension === 0 ? '–' : formatShare(atMost),
    nextAtLeast === null ? '–' : formatShare(nextAtLeast),
  ]);
  const widths = head.map((text, column) => Math.max(text.length, ...body.map((row) => (row[column] ?? '').length)));
  const line = (title: string, row: readonly string[]): string =>
    `  ${title.padEnd(LABEL.length)}${row.map((text, column) => text.padStart(widths[column] ?? 0)).join('   ')}`.trimEnd();
  return [line('staircase', head), ...body.map((row) => line('', row))];
}
