import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { billOfMaterials, debianParts, npmPart, wheelPart } from './bill-of-materials.mjs';
import { foreignPackages } from './stage-image.mjs';

const require = createRequire(new URL('../../../node_modules/@cyclonedx/cyclonedx-npm/package.json', import.meta.url));
const { Spec, Validation } = require('@cyclonedx/cyclonedx-library');
const image = { name: 'liesweep-trainer', version: '0.1.0', licence: 'MIT' };
const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
const STATUS = `Package: libc6
Status: install ok installed
Architecture: amd64
Version: 2.36-9+deb12u10

Package: gone
Status: deinstall ok config-files
Architecture: amd64
Version: 1
`;
const parts = [
  npmPart({ name: 'zod', version: '4.6.7', licence: 'MIT', integrity }),
  npmPart({ name: '@x/y', version: '1.0.0', licence: '(MIT OR Apache-2.0)', integrity: undefined }),
  npmPart({ name: 'odd', version: '1.0.0', licence: 'SEE LICENSE IN terms.txt', integrity }),
  wheelPart({ name: 'tensorflow-cpu', version: '2.15.1', sha256: 'ab'.repeat(32) }),
  ...debianParts(STATUS),
];

test('a bill of materials fits the schema of CycloneDX', async () => {
  const bill = JSON.stringify(billOfMaterials(image, parts));
  assert.equal(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bill), null);
});

test('the bill of all packages of the images fits it too, and each has the hash of the lockfile', async () => {
  const root = resolve(fileURLToPath(import.meta.url), '../../../..');
  const packages = await foreignPackages(root, ['cli', 'orchestrator', 'trainer']);
  const bill = billOfMaterials(image, packages.map(npmPart));
  assert.equal(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(bill)), null);
  assert.deepEqual(
    bill.components.filter(({ hashes }) => hashes === undefined).map(({ name }) => name),
    [],
  );
});

test('it names each part once, with its version, licence and hash', () => {
  const { components } = billOfMaterials(image, [...parts, parts[0]]);
  assert.deepEqual(
    components.map(({ purl }) => purl),
    [
      'pkg:deb/debian/libc6@2.36-9%2Bdeb12u10?arch=amd64',
      'pkg:npm/%40x/y@1.0.0',
      'pkg:npm/odd@1.0.0',
      'pkg:npm/zod@4.6.7',
      'pkg:pypi/tensorflow-cpu@2.15.1',
    ],
  );
  assert.deepEqual(components[3].hashes, [{ alg: 'SHA-512', content: '07'.repeat(64) }]);
  assert.deepEqual(components[3].licenses, [{ license: { id: 'MIT' } }]);
  assert.deepEqual(components[1].licenses, [{ expression: '(MIT OR Apache-2.0)' }]);
});

test('the same parts in another order give the same bill, and other parts another serial number', () => {
  const bill = billOfMaterials(image, parts);
  assert.deepEqual(billOfMaterials(image, parts.toReversed()), bill);
  assert.notEqual(billOfMaterials(image, parts.slice(1)).serialNumber, bill.serialNumber);
});

test('the base of every image is pinned by its digest', () => {
  for (const name of ['control', 'trainer', 'trainer-gpu']) {
    const text = readFileSync(new URL(`../../../infra/docker/Containerfile.${name}`, import.meta.url), 'utf8');
    assert.match(text, /^ARG BASE=debian:bookworm-slim@sha256:[0-9a-f]{64}$/m, name);
    assert.deepEqual(text.match(/^FROM .*$/gm), ['FROM ${BASE}'], name);
  }
});
