import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findNode, linkNode } from './pinned-node.mjs';
import { NODE_VERSION } from './pins.mjs';
import { scratchFolder, writeIn, writeProgram } from './testing/scratch-folder.mjs';

const PACKAGE = `node-${process.platform}-${process.arch}`;

describe('the pinned Node', () => {
  it('is the one that npm installed, linked or not', async (test) => {
    const root = scratchFolder(test);
    mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
    writeProgram(root, `node_modules/${PACKAGE}/bin/node`, `console.log('v${NODE_VERSION}')`);
    await linkNode(root);
    const path = join(root, 'node_modules', '.bin', 'node');
    assert.deepEqual(await findNode(root), { path, version: NODE_VERSION, isPinned: true });
  });

  it('is linked anew when its link leads nowhere, and left alone when it does not', async (test) => {
    const root = scratchFolder(test);
    const link = join(root, 'node_modules', '.bin', 'node');
    mkdirSync(join(link, '..'), { recursive: true });
    symlinkSync('../node/bin/node', link);
    writeIn(root, `node_modules/${PACKAGE}/bin/node`, 'the pinned one');
    await linkNode(root);
    assert.equal(readFileSync(link, 'utf8'), 'the pinned one');
    writeIn(root, 'node_modules/node/bin/node', 'another one');
    await linkNode(root);
    assert.equal(readlinkSync(link), `../${PACKAGE}/bin/node`);
  });

  it('is the running one where npm brings none, if that is new enough', async (test) => {
    const root = scratchFolder(test);
    await linkNode(root);
    assert.deepEqual(await findNode(root), {
      path: process.execPath,
      version: process.versions.node,
      isPinned: false,
    });
  });

  it('is the version that package.json asks npm for', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    assert.deepEqual([...new Set(Object.values(optionalDependencies))], [NODE_VERSION]);
  });
});
