import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChecks, MissingPrerequisite } from './checks.mjs';

function recorded() {
  const lines = [];
  return { lines, checks: createChecks((line) => lines.push(line)) };
}

test('a check that throws has failed, and the next one is made all the same', async () => {
  const { lines, checks } = recorded();
  await checks.check('one is two', () => assert.equal(1, 2));
  await checks.check('one is one', () => 'seen');
  assert.deepEqual(checks.counts, { passed: 1, failed: 1, skipped: 0 });
  assert.match(lines[1], /✓ one is one: seen/);
});

test('a tier that breaks outside its checks has failed', async () => {
  const { checks } = recorded();
  await checks.tier('T', () => Promise.reject(new Error('no server')));
  assert.deepEqual(checks.counts, { passed: 0, failed: 1, skipped: 0 });
});

test('a tier whose prerequisites are missing is skipped, out loud', async () => {
  const { lines, checks } = recorded();
  await checks.tier('T', () => Promise.reject(new MissingPrerequisite('no Go')));
  assert.deepEqual(checks.counts, { passed: 0, failed: 0, skipped: 1 });
  assert.ok(lines.includes('  SKIPPED: no Go'));
});
