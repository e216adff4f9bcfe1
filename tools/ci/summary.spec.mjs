import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scratchFolder, writeIn } from '../setup/testing/scratch-folder.mjs';

const SUMMARY = fileURLToPath(new URL('./summary.mjs', import.meta.url));

function summarise(test, log, ...outcomes) {
  const file = writeIn(scratchFolder(test), 'test.log', log);
  const { status, stdout } = spawnSync(process.execPath, [SUMMARY, file, ...outcomes], { encoding: 'utf8' });
  return { status, lastLine: stdout.trim().split('\n').at(-1) };
}

describe('the summary of all checks', () => {
  it('adds each other check to the tests', (test) => {
    const all = summarise(test, 'Tests:       5 passed, 5 total', 'test:passed', 'lint:passed', 'format:passed');
    assert.deepEqual(all, { status: 0, lastLine: '7 passed, 0 failed' });
  });

  it('fails with any check', (test) => {
    const lint = summarise(test, 'Tests:       5 passed, 5 total', 'test:passed', 'lint:failed');
    assert.deepEqual(lint, { status: 1, lastLine: '5 passed, 1 failed' });
    const tests = summarise(test, 'Tests:       2 failed, 3 passed, 5 total', 'test:failed', 'lint:passed');
    assert.deepEqual(tests, { status: 1, lastLine: '4 passed, 2 failed' });
  });

  it('fails when the tests broke off, or none ran', (test) => {
    const broken = summarise(test, 'Tests:       5 passed, 5 total', 'test:failed');
    assert.deepEqual(broken, { status: 1, lastLine: '5 passed, 1 failed' });
    assert.deepEqual(summarise(test, '', 'test:passed'), { status: 1, lastLine: '0 passed, 1 failed' });
  });
});
