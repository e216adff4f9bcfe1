import { readFileSync } from 'node:fs';
import { countTests } from './count-tests.mjs';
import { failedTests } from './failed-tests.mjs';

/**
 * The last lines of a check of everything: each test that failed, how, then what failed, and `N passed, N failed`, each check other than the tests
 * counting as one. Exit code 1 when anything failed, or no test ran.
 *
 * Usage: node summary.mjs TEST_LOG NAME:passed|failed …
 */
const [testLog, ...outcomes] = process.argv.slice(2);
const log = readFileSync(testLog, 'utf8');
const tests = countTests(log);
const failures = outcomes.filter((outcome) => outcome.endsWith(':failed')).map((outcome) => outcome.split(':')[0]);
const otherFailures = failures.filter((name) => name !== 'test').length;
const didTestsBreak = tests.passed === 0 || (failures.includes('test') && tests.failed === 0);
const failed = tests.failed + otherFailures + (didTestsBreak ? 1 : 0);
const passed = tests.passed + outcomes.length - 1 - otherFailures;

if (failed > 0) {
  for (const failure of failedTests(log)) console.log(`${failure}\n`);
  console.log(`failed: ${failures.join(', ') || 'no test ran'}`);
  process.exitCode = 1;
}
console.log(`${passed} passed, ${failed} failed`);
