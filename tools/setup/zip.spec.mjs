import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { scratchFolder, writeIn } from './testing/scratch-folder.mjs';
import { zipArchive } from './testing/zip-archive.mjs';
import { extractZip } from './zip.mjs';

const LONG = 'tensor '.repeat(500_000);

describe('extractZip', () => {
  it('takes deflated and stored files whole, and leaves out the rest', async (test) => {
    const folder = scratchFolder(test);
    const archive = writeIn(
      folder,
      'a.zip',
      zipArchive([
        { name: 'lib/deflated.so', content: LONG, isDeflated: true },
        { name: 'README', content: 'left out', isDeflated: true },
        { name: 'lib/stored.so', content: 'stored', isDeflated: false },
      ]),
    );
    const taken = await extractZip(archive, (name) => (name.startsWith('lib/') ? join(folder, name) : undefined));
    assert.deepEqual(taken, ['lib/deflated.so', 'lib/stored.so']);
    assert.equal(readFileSync(join(folder, 'lib', 'deflated.so'), 'utf8'), LONG);
    assert.equal(readFileSync(join(folder, 'lib', 'stored.so'), 'utf8'), 'stored');
    assert.equal(existsSync(join(folder, 'README')), false);
  });

  it('refuses an archive that was cut short', async (test) => {
    const folder = scratchFolder(test);
    const whole = zipArchive([{ name: 'a', content: LONG, isDeflated: true }]);
    const archive = writeIn(folder, 'a.zip', whole.subarray(0, whole.length - 100));
    await assert.rejects(() => extractZip(archive, () => join(folder, 'a')), {
      message: 'the archive is not a ZIP file',
    });
  });

  it('refuses what is not a ZIP file', async (test) => {
    const folder = scratchFolder(test);
    const archive = writeIn(folder, 'a.zip', 'not found');
    await assert.rejects(() => extractZip(archive, () => undefined), { message: 'the archive is not a ZIP file' });
  });
});
