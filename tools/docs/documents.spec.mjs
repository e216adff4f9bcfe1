// What the documents promise is there: the files they name and link to, the scripts they tell to run, and the words in code.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LABEL_ACTION_TABLE, labelActionRows } from './label-action-rows.mjs';
import { tableIn } from './markdown-table.mjs';
import { ORACLE_TABLE, oracleRows } from './oracle-rows.mjs';
import { ROOM_TABLE, roomRows } from './room-rows.mjs';
import { TABLE_KEY_TABLE, tableKeyRows } from './table-key-rows.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '');
const textOf = (name) => readFileSync(join(ROOT, name), 'utf8');
/** What is wrong in each document, with its name. */
const wrong = (problemsOf) =>
  documents.flatMap((name) => problemsOf(textOf(name), name).map((problem) => `${name}: ${problem}`));

describe('the documents', () => {
  it('name only files that are there', () => {
    const missing = wrong((text) =>
      [
        ...text.matchAll(
          /(?<![\w./-])(?:apps|libs|tools|docs|examples|infra)\/[\w./-]+\.(?:ts|mjs|cjs|md|yaml|json|svg)\b/g,
        ),
      ]
        .map(([path]) => path)
        .filter((path) => !existsSync(join(ROOT, path))),
    );
    assert.deepEqual(missing, []);
  });

  it('link only to files that are there', () => {
    const missing = wrong((text, name) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target]) => target)
        .filter((target) => !existsSync(join(ROOT, dirname(name), target))),
    );
    assert.deepEqual(missing, []);
  });

  it('tell to run only scripts of package.json', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const missing = wrong((text) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script).filter((script) => !(script in scripts)),
    );
    assert.deepEqual(missing, []);
  });

  it('name only benchmarks that there are', () => {
    const missing = wrong((text) =>
      [...text.matchAll(/npm run bench -- ([\w-]+)/g)]
        .map(([, name]) => `tools/bench/${name}.mjs`)
        .filter((path) => !existsSync(join(ROOT, path))),
    );
    assert.deepEqual(missing, []);
  });

  it('of a file and a word in it, `path`, `word`, name a word that is in the file', () => {
    const missing = wrong((text) =>
      [...text.matchAll(/`((?:apps|libs|tools)\/[\w./-]+\.(?:ts|mjs))`, `(\w+)`/g)]
        .filter(([, path, word]) => existsSync(join(ROOT, path)) && !textOf(path).includes(word))
        .map(([, path, word]) => `${path} has no ${word}`),
    );
    assert.deepEqual(missing, []);
  });

  it('have the oracles as they are defined (node tools/docs/write-tables.mjs writes them)', () => {
    const { document, head } = ORACLE_TABLE;
    assert.deepEqual(tableIn(textOf(document), head).cells, oracleRows());
  });

  it('have the ways in which labels move as they are defined (node tools/docs/write-tables.mjs writes them)', () => {
    const { document, head } = LABEL_ACTION_TABLE;
    assert.deepEqual(tableIn(textOf(document), head).cells, labelActionRows());
  });

  it('have the keys of a table as its schema has them (node tools/docs/write-tables.mjs writes them)', () => {
    const { document, head } = TABLE_KEY_TABLE;
    assert.deepEqual(tableIn(textOf(document), head).cells, tableKeyRows());
  });

  it('have the rooms, and what each imports, as they are (node tools/docs/write-tables.mjs writes them)', () => {
    const { document, head } = ROOM_TABLE;
    assert.deepEqual(tableIn(textOf(document), head).cells, roomRows());
  });
});
