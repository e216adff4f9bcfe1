import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { cacheEntry, cacheFolder, isWhole } from './cache.mjs';
import { scratchFolder, writeIn } from './testing/scratch-folder.mjs';

const ENTRY = 'temporal-1.0.0-abc';
const PROGRAM = join('bin', 'temporal');
const ignore = () => {};

/** A build that counts how often it ran. */
function countedBuild(content = 'program') {
  const build = async (folder) => {
    build.count += 1;
    await wait(20);
    writeIn(folder, PROGRAM, content);
  };
  build.count = 0;
  return build;
}

describe('a cache entry', () => {
  it('is built once', async (test) => {
    const cache = scratchFolder(test);
    const build = countedBuild();
    const first = await cacheEntry(cache, ENTRY, build, ignore);
    const second = await cacheEntry(cache, ENTRY, build, ignore);
    assert.equal(first, second);
    assert.equal(readFileSync(join(first, PROGRAM), 'utf8'), 'program');
    assert.equal(build.count, 1);
  });

  it('is built once by two set-ups at the same time', async (test) => {
    const cache = scratchFolder(test);
    const build = countedBuild();
    await Promise.all([cacheEntry(cache, ENTRY, build, ignore), cacheEntry(cache, ENTRY, build, ignore)]);
    assert.equal(build.count, 1);
  });

  it('is not there when its build failed, and is built the next time, without the remains', async (test) => {
    const cache = scratchFolder(test);
    const fail = async (folder) => {
      writeIn(folder, PROGRAM, 'half');
      throw new Error('no network');
    };
    await assert.rejects(() => cacheEntry(cache, ENTRY, fail, ignore), { message: 'no network' });
    assert.equal(readdirSync(cache).includes(ENTRY), false);
    await cacheEntry(cache, ENTRY, countedBuild(), ignore);
    assert.deepEqual(readdirSync(cache), [ENTRY]);
  });

  it('is built anew after a killed set-up, whose temporary folder goes', async (test) => {
    const cache = scratchFolder(test);
    writeIn(cache, join(`.unfinished-${ENTRY}`, PROGRAM), 'half');
    const folder = await cacheEntry(cache, ENTRY, countedBuild(), ignore);
    assert.equal(readFileSync(join(folder, PROGRAM), 'utf8'), 'program');
    assert.deepEqual(readdirSync(cache), [ENTRY]);
  });

  const damages = {
    'a file is shorter': (folder) => writeFileSync(join(folder, PROGRAM), 'prog'),
    'a file has other bytes': (folder) => writeFileSync(join(folder, PROGRAM), 'PROGRAM'),
    'a file is gone': (folder) => rmSync(join(folder, PROGRAM)),
    'its manifest is gone': (folder) => rmSync(join(folder, 'manifest.json')),
    'its manifest is cut short': (folder) => writeFileSync(join(folder, 'manifest.json'), '{ "files": ['),
  };
  for (const [what, damage] of Object.entries(damages)) {
    it(`is built anew when ${what}`, async (test) => {
      const cache = scratchFolder(test);
      const build = countedBuild();
      const folder = await cacheEntry(cache, ENTRY, build, ignore);
      damage(folder);
      await cacheEntry(cache, ENTRY, build, ignore);
      assert.equal(build.count, 2);
      assert.equal(await isWhole(folder, { areHashesChecked: true }), true);
      assert.deepEqual(readdirSync(cache), [ENTRY]);
    });
  }

  it('is known by sizes alone where hashes would take too long', async (test) => {
    const cache = scratchFolder(test);
    const folder = await cacheEntry(cache, ENTRY, countedBuild(), ignore);
    writeFileSync(join(folder, PROGRAM), 'PROGRAM');
    assert.equal(await isWhole(folder, { areHashesChecked: false }), true);
    writeFileSync(join(folder, PROGRAM), 'prog');
    assert.equal(await isWhole(folder, { areHashesChecked: false }), false);
  });
});

describe('cacheFolder', () => {
  it('is LIESWEEP_CACHE, else in XDG_CACHE_HOME, else in ~/.cache', () => {
    assert.equal(cacheFolder({ LIESWEEP_CACHE: '/a', XDG_CACHE_HOME: '/b' }), '/a');
    assert.equal(cacheFolder({ LIESWEEP_CACHE: '', XDG_CACHE_HOME: '/b' }), '/b/liesweep');
    assert.match(cacheFolder({}), /\/\.cache\/liesweep$/);
  });
});
