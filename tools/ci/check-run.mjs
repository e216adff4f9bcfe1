import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILES = ['phase-diagram.json', 'report.html', 'trials.csv'];

/**
 * Tells what is wrong with the run folder of a sweep over SO(n): a file that is missing, or a group whose dimension
 * was not found to be n(n − 1)/2.
 *
 * @param {string} folder
 * @returns {string[]} nothing when all is well
 */
export function problemsOfRun(folder) {
  const missing = FILES.filter((file) => !existsSync(join(folder, file))).map((file) => `${file} is missing`);
  if (missing.length > 0) return missing;
  const { slices } = JSON.parse(readFileSync(join(folder, 'phase-diagram.json'), 'utf8'));
  if (slices.length === 0) return ['the phase diagram has no slice'];
  return slices.flatMap(({ dimension, groupDimension: { value, status } }) => {
    const expected = (dimension * (dimension - 1)) / 2;
    if (value === expected && status === 'confirmed') return [];
    return [`SO(${dimension}): expected dimension ${expected}, confirmed; got ${value}, ${status}`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = problemsOfRun(process.argv[2]);
  console.log(problems.join('\n') || 'the run found each group');
  process.exitCode = problems.length > 0 ? 1 : 0;
}
