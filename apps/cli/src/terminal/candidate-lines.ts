import type { CandidateAnswer } from '@liesweep/judging/certify';
import { createColours, type ColourDepth } from '@liesweep/logging/terminal';
import { formatShare } from '@liesweep/report/text';

/** One line per candidate: its name, the word, its relative defect and the interval. */
export function renderCandidates(
  candidates: readonly CandidateAnswer[],
  tolerance: number,
  depth: ColourDepth,
): string {
  const colours = createColours(depth);
  const paint: Readonly<Record<CandidateAnswer['verdict'], (text: string) => string>> = {
    kept: colours.green,
    broken: colours.red,
    'not resolved': colours.yellow,
    'no bound': colours.yellow,
  };
  const nameWidth = Math.max(...candidates.map(({ name }) => name.length));
  const verdictWidth = Math.max(...candidates.map(({ verdict }) => verdict.length));
  const lines = candidates.map(
    ({ name, verdict, defect }) =>
      `    ${name.padEnd(nameWidth)}   ${paint[verdict](verdict.padEnd(verdictWidth))}   ${defectText(defect)}`,
  );
  return [`  candidates   kept where the relative defect is at most ${formatShare(tolerance)}`, ...lines].join('\n');
}

function defectText(defect: CandidateAnswer['defect']): string {
  if (defect === null) return 'these rows bound nothing';
  const { estimate, lower, upper } = defect;
  if (lower === upper) return `${formatShare(estimate)}, exactly on the rows`;
  return `${formatShare(estimate)}, surely from ${formatShare(lower)} to ${formatShare(upper)}`;
}
