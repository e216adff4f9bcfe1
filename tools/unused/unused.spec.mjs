// Nothing that nobody uses stays: no file, no export, no dependency. `knip.config.js` says what counts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string[]} parameters of knip */
function found(parameters) {
  const knip = fileURLToPath(new URL('node_modules/knip/bin/knip.js', `file://${ROOT}`));
  const { status, stdout, stderr } = spawnSync(process.execPath, [knip, '--no-progress', ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stdout + stderr;
}

test('every file, export and dependency is used', () => {
  assert.equal(found([]), '');
});

test('what only tests use is exported for tests alone', () => {
  assert.equal(found(['--production', '--include', 'exports,files']), '');
});
