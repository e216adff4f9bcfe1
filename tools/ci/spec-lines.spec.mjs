import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { countSpecLines, LEAST_SHARE, MEASURED } from './spec-lines.mjs';

const WORKSPACE = fileURLToPath(new URL('../..', import.meta.url));

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A project with these files. */
function projectOf(files) {
  const folder = mkdtempSync(join(tmpdir(), 'spec-lines-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('countSpecLines', () => {
  it('counts specs against all other TypeScript under src, in any folder', () => {
    const folder = projectOf({
      'src/a.ts': '1\n2\n3\n',
      'src/a.spec.ts': '1\n2\n',
      'src/deep/b.ts': '1\n',
      'src/deep/b.spec.ts': '1\n',
      'src/testing/example.ts': '1\n',
      'src/notes.md': '1\n2\n3\n4\n',
      'dist/a.d.ts': '1\n2\n3\n4\n',
    });
    assert.deepEqual(countSpecLines(folder), { sourceLines: 5, specLines: 3, share: 0.6 });
  });

  it('refuses a folder without sources, which would pass for any share', () => {
    assert.throws(() => countSpecLines(projectOf({ 'src/a.spec.ts': '1\n' })), RangeError);
    assert.throws(() => countSpecLines(projectOf({ 'README.md': '1\n' })), RangeError);
  });
});

describe('the libraries that all results rest on', () => {
  for (const folder of MEASURED) {
    it(`${folder} has at least ${LEAST_SHARE} lines of spec for a line of source`, () => {
      const { sourceLines, specLines, share } = countSpecLines(join(WORKSPACE, folder));
      assert.ok(
        share >= LEAST_SHARE,
        `${specLines} lines of spec for ${sourceLines} of source are ${share.toFixed(2)}`,
      );
    });
  }
});
