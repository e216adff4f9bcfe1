import { stripVTControlCharacters } from 'node:util';

const JEST_TOTALS = /^Tests: +(.*)$/gm;
const NODE_TOTAL = /^(?:ℹ|#) (pass|fail|cancelled) (\d+)$/gm;
const PYTEST_TOTALS = /^(?:=+ )?((?:\d+ [a-z]+(?:, )?)+) in [\d.]+s/gm;

/**
 * Sums the closing lines of every test runner whose output is in the text: jest, Node's own and pytest.
 *
 * @param {string} text
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(text) {
  const plain = stripVTControlCharacters(text);
  const totals = { passed: 0, failed: 0 };
  for (const [, line] of plain.matchAll(JEST_TOTALS)) {
    for (const [, count, outcome] of line.matchAll(/(\d+) (passed|failed)/g)) totals[outcome] += Number(count);
  }
  for (const [, outcome, count] of plain.matchAll(NODE_TOTAL)) {
    totals[outcome === 'pass' ? 'passed' : 'failed'] += Number(count);
  }
  for (const [, line] of plain.matchAll(PYTEST_TOTALS)) {
    for (const [, count, outcome] of line.matchAll(/(\d+) (passed|failed|errors?)/g)) {
      totals[outcome === 'passed' ? 'passed' : 'failed'] += Number(count);
    }
  }
  return totals;
}
