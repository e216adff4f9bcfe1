import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { scratchFolder, writeIn } from '../setup/testing/scratch-folder.mjs';
import { failedTests } from './failed-tests.mjs';

const JEST = `
\u001b[1m\u001b[31mFAIL\u001b[39m\u001b[22m \u001b[1mworkflows\u001b[22m src/a.spec.ts
  ● Console

    console.warn
      a word of warning

  ● a sweep › never has more shards than its window

    expect(received).toBe(expected)

    Expected: 3
    Received: 2

\u001b[1m\u001b[32m PASS \u001b[39m\u001b[22m workflows src/b.spec.ts
Summary of all failing tests
 FAIL  workflows src/a.spec.ts
  ● a sweep › never has more shards than its window

    expect(received).toBe(expected)

Test Suites: 1 failed, 1 passed, 2 total
Tests:       1 failed, 4 passed, 5 total
`;

describe('failedTests', () => {
  it('takes each failure of jest once, with what it says, and nothing else', () => {
    assert.deepEqual(failedTests(JEST), [
      [
        '● a sweep › never has more shards than its window',
        '    expect(received).toBe(expected)',
        '    Expected: 3',
        '    Received: 2',
      ].join('\n'),
    ]);
  });

  it("takes the failures of Node's own runner, with their reason", (test) => {
    const folder = scratchFolder(test);
    const text = `import { test } from 'node:test';\ntest('holds', () => {});\ntest('breaks', () => { throw new Error('as scripted'); });\n`;
    const file = writeIn(folder, 'a.spec.mjs', text);
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', file], { encoding: 'utf8', env });
    const failures = failedTests(stdout);
    assert.equal(failures.length, 1);
    assert.match(failures[0], /^✖ breaks\n.*as scripted/s);
  });

  it('takes the failures of pytest, with their reason', () => {
    const text = [
      '..F.',
      'FAILED tests/test_find.py::test_an_answer - assert 3 == 4',
      'ERROR tests/test_open.py::test_a_folder - OSError: gone',
      '1 failed, 3 passed, 1 error in 0.52s',
    ];
    assert.deepEqual(failedTests(text.join('\n')), text.slice(1, 3));
  });

  it('finds none where all passed', () => {
    assert.deepEqual(failedTests('Tests:       5 passed, 5 total\nℹ pass 5\nℹ fail 0'), []);
  });
});
