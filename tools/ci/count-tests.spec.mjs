import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countTests } from './count-tests.mjs';

describe('countTests', () => {
  it('sums what jest says of each project', () => {
    const text = [
      'Test Suites: 1 failed, 5 passed, 6 total',
      'Tests:       2 failed, 1 skipped, 30 passed, 33 total',
      '\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[32m12 passed\u001b[39m\u001b[22m, 12 total',
    ].join('\n');
    assert.deepEqual(countTests(text), { passed: 42, failed: 2 });
  });

  it("adds what Node's runner says, a cancelled test being a failed one", () => {
    const text = ['Tests:       1 passed, 1 total', 'ℹ tests 8', 'ℹ pass 5', 'ℹ fail 2', 'ℹ cancelled 1'].join('\n');
    assert.deepEqual(countTests(text), { passed: 6, failed: 3 });
  });

  it('adds what pytest says, an error being a failed test', () => {
    const text = [
      '2 failed, 124 passed, 1 skipped in 12.70s',
      '==== 3 passed, 1 error in 0.10s ====',
      '5 passed in 61.2s (0:01:01)',
    ];
    assert.deepEqual(countTests(text.join('\n')), { passed: 132, failed: 3 });
  });

  it('finds no test in what only looks like a total', () => {
    assert.deepEqual(countTests('  ✔ Tests: 3 passed\nall 4 passed\nℹ pass five'), { passed: 0, failed: 0 });
  });
});
