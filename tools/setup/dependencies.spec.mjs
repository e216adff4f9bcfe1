import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { areDependenciesInstalled, isInstalledAsLocked } from './dependencies.mjs';
import { scratchFolder, writeIn } from './testing/scratch-folder.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };
const forMac = { version: '1.0.0', integrity: 'sha512-b', optional: true };
const packages = (entries) => ({ packages: { '': { name: 'root' }, ...entries } });

describe('isInstalledAsLocked', () => {
  const locked = packages({ 'node_modules/zod': zod, 'node_modules/for-mac': forMac });

  it('holds when each package is there, optional ones or not', () => {
    assert.equal(isInstalledAsLocked(locked, { packages: { 'node_modules/zod': zod } }), true);
    assert.equal(
      isInstalledAsLocked(locked, { packages: { 'node_modules/zod': zod, 'node_modules/for-mac': forMac } }),
      true,
    );
  });

  it('fails for a missing package, another version and another content', () => {
    assert.equal(isInstalledAsLocked(locked, { packages: {} }), false);
    assert.equal(
      isInstalledAsLocked(locked, { packages: { 'node_modules/zod': { ...zod, version: '4.6.8' } } }),
      false,
    );
    assert.equal(
      isInstalledAsLocked(locked, { packages: { 'node_modules/zod': { ...zod, integrity: 'sha512-c' } } }),
      false,
    );
  });
});

describe('areDependenciesInstalled', () => {
  it('holds only when npm recorded the installation and the folders are there', (test) => {
    const root = scratchFolder(test);
    assert.equal(areDependenciesInstalled(root), false);
    writeIn(root, 'package-lock.json', JSON.stringify(packages({ 'node_modules/zod': zod })));
    assert.equal(areDependenciesInstalled(root), false);
    const record = join('node_modules', '.package-lock.json');
    writeIn(root, record, JSON.stringify({ packages: { 'node_modules/zod': zod } }));
    assert.equal(areDependenciesInstalled(root), false);
    writeIn(root, join('node_modules', 'zod', 'package.json'), '{}');
    assert.equal(areDependenciesInstalled(root), true);
    writeIn(root, record, '{ "packages"');
    assert.equal(areDependenciesInstalled(root), false);
  });
});
