import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { foreignPackages } from './stage-image.mjs';
import { isLicenceFile, licenceFiles, thirdPartyLicences } from './third-party-licences.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');

/** Published without a text of their licence, which they declare in package.json alone. */
const WITHOUT_TEXT = new Set(['tr46']);

const packages = await foreignPackages(ROOT, ['cli', 'orchestrator', 'trainer']);

test('the text of every package of an image is kept, or it declares a licence and publishes no text', async () => {
  assert.ok(packages.length > 300, String(packages.length));
  const without = [];
  for (const { name, licence, folder } of packages) {
    if ((await licenceFiles(folder)).length > 0) continue;
    assert.notEqual(licence, 'no licence', name);
    without.push(name);
  }
  assert.deepEqual(
    without.filter((name) => !WITHOUT_TEXT.has(name)),
    [],
  );
});

test('the collected licences name every package', async () => {
  const text = await thirdPartyLicences(packages);
  for (const { name, version } of packages) assert.ok(text.includes(`\n${name} ${version} (`), `${name} ${version}`);
});

test('a text is told from a program that is called after one', () => {
  for (const name of ['LICENSE', 'LICENCE.md', 'license-MIT.txt', 'COPYING', 'NOTICE.txt', 'ThirdPartyNotices.txt'])
    assert.ok(isLicenceFile(name), name);
  for (const name of ['license.js', 'license.d.ts', 'README.md', 'index.js']) assert.ok(!isLicenceFile(name), name);
});
