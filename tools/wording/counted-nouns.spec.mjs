import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A number that is put before a noun in the plural, so that one trial would be `1 trials`. */
const CARELESS = /\$\{String\([^`]*?\)\} (?:trials|shards|slots|points|restarts|sweeps|results)\b/;

test('apps and libraries count trials, shards, … by countOf, which knows one from many', () => {
  const sources = execFileSync('git', ['ls-files', 'apps/*.ts', 'libs/*.ts'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((name) => name.includes('/src/') && !/\.spec\.ts$|\/testing\//.test(name));
  const careless = sources.filter((name) => CARELESS.test(readFileSync(join(ROOT, name), 'utf8')));
  assert.ok(sources.length > 100);
  assert.deepEqual(careless, []);
});
