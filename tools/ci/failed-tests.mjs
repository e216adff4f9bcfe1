import { stripVTControlCharacters } from 'node:util';

/** Lines of one failure that are shown: what was expected and what came, and where. */
const MOST_LINES = 40;

/** A failure as jest tells it, and as Node's runner and pytest do at their end. */
const BEGINS = /^ {2}● (?!Console)\S|^✖ (?!failing tests:)\S|^(?:FAILED|ERROR) \S+\.py::/;
const ENDS = /^(?:\d+ failed|Test Suites:| *(?:PASS|FAIL) |Summary of all failing tests| {2}● |test at |✖ |▶ |ℹ | NX )/;

/**
 * What failed, and how, each failure once.
 *
 * @param {string} text the output of jest, of Node's runner or of pytest
 * @returns {string[]}
 */
export function failedTests(text) {
  const failures = new Map();
  let lines;
  for (const line of stripVTControlCharacters(text).split('\n')) {
    if (ENDS.test(line)) lines = undefined;
    if (BEGINS.test(line)) {
      // Node's runner ends a line with how long the test took, and tells a failure a second time with its reason.
      const title = line.trim().replace(/ \(\d[\d.]*ms\)$/, '');
      lines = [title];
      const known = failures.get(title);
      if (known === undefined || known.length === 1) failures.set(title, lines);
    } else if (lines !== undefined && lines.length < MOST_LINES && line.trim() !== '') {
      lines.push(line);
    }
  }
  return [...failures.values()].map((block) => block.join('\n'));
}
