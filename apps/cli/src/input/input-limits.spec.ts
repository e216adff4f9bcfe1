import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npyFile } from '@liesweep/storage/testing';
import { readSweepFile } from '@liesweep/datasets';

/** Longer than any message of ours with a handful of problems in it. */
const LONGEST_MESSAGE = 2500;

/** Bytes of a table of which nothing can be used. */
const LARGE_BYTES = 160_000_000;
const BLOCK_BYTES = 1_600_000;

/** What refusing it may take: far less than the table. */
const MOST_BYTES = 60_000_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-limits-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);

/** What is said of a sweep over these data. */
function said(data: string, oracle = 'squared-norm'): Promise<string> {
  writeFileSync(
    at('sweep.yaml'),
    `name: a\nsystem: { oracles: [${oracle}] }\ndata: ${data}\ngrid: { generators: 1 }\n`,
  );
  return refusal(() => readSweepFile(at('sweep.yaml')));
}

async function refusal(read: () => Promise<unknown>): Promise<string> {
  try {
    await read();
  } catch (error) {
    expect(error).toMatchObject({ name: 'BadInputError' });
    return error instanceof Error ? error.message : '';
  }
  throw new Error('nothing was refused');
}

const makePipe = (path: string): void => {
  execFileSync('mkfifo', [path]);
};
const linkTo =
  (target: (path: string) => string) =>
  (path: string): void => {
    symlinkSync(target(path), path);
  };

const ODD: readonly (readonly [what: string, make: (path: string) => void, said: string])[] = [
  [
    'a folder',
    (path) => {
      mkdirSync(path);
    },
    'it is a folder, not a file',
  ],
  ['a pipe', makePipe, 'it is a pipe, not a file'],
  [
    'a link to a pipe',
    (path) => {
      makePipe(`${path}.pipe`);
      symlinkSync(`${path}.pipe`, path);
    },
    'it is a pipe, not a file',
  ],
  ['a link to a device without end', linkTo(() => '/dev/zero'), 'it is a device, not a file'],
  ['a link to itself', linkTo((path) => path), 'its links lead to each other'],
  ['a link that leads nowhere', linkTo(() => '/nowhere/at/all'), 'there is no such file'],
];

describe.each(ODD)('%s', (_, make, reason) => {
  it.each([
    ['a table', '{ kind: table, path: odd, features: [a, b] }', 'squared-norm'],
    ['CSV', '{ kind: csv, path: odd, features: [a, b] }', 'squared-norm'],
    ['NumPy', '{ kind: npy, path: odd }', 'squared-norm'],
    ['labels', '{ kind: npy, path: x.npy, labels: odd }', 'squared-norm'],
    ['gradients', '{ kind: npy, path: x.npy }', '{ kind: gradients, path: odd }'],
  ])('is refused at once as %s, by its name', async (__, data, oracle) => {
    writeFileSync(
      at('x.npy'),
      npyFile(
        '<f8',
        [8, 2],
        new Float64Array(16).map((___, i) => Math.sin(i * i)),
      ),
    );
    make(at('odd'));
    expect(await said(data, oracle)).toContain(`odd: cannot be read from ${folder}: `);
    expect(await said(data, oracle)).toContain(reason);
  });

  it('is refused at once as a sweep file', async () => {
    make(at('odd.yaml'));
    const message = await refusal(() => readSweepFile(at('odd.yaml')));
    expect(message).toContain(`${at('odd.yaml')}: cannot be read: `);
    expect(message).toContain(reason);
  });
});

test.each([
  ['CSV', 'x.csv', '{ kind: csv, path: x.csv, features: [a, b] }', 'more than 512 MiB'],
  ['NumPy', 'x.npy', '{ kind: npy, path: x.npy }', 'more than 2 GiB'],
])('%s of many gigabytes is refused before it is read', async (_, name, data, reason) => {
  const file = openSync(at(name), 'w');
  ftruncateSync(file, 100e9);
  closeSync(file);
  expect(await said(data)).toContain(reason);
});

test('a sweep file of many gigabytes is refused before it is read', async () => {
  const file = openSync(at('sweep.yaml'), 'w');
  ftruncateSync(file, 100e9);
  closeSync(file);
  expect(await refusal(() => readSweepFile(at('sweep.yaml')))).toContain('more than 4 MiB');
});

describe('large files of NaN', () => {
  const NAN_BLOCK = new Uint8Array(new Float64Array(BLOCK_BYTES / 8).fill(Number.NaN).buffer);

  function writeLarge(name: string, beginning: string | Uint8Array, block: string | Uint8Array): void {
    writeFileSync(at(name), beginning);
    for (let bytes = 0; bytes < LARGE_BYTES; bytes += BLOCK_BYTES) appendFileSync(at(name), block);
  }
  const arrayOf = (rowCount: number): Uint8Array => {
    const small = npyFile('<f8', [rowCount, 4], new Float64Array(4 * rowCount));
    return small.subarray(0, small.length - 8 * 4 * rowCount);
  };

  it.each([
    ['csv', '{ kind: csv, path: x.csv, features: [a, b] }', 'row 2, column a: expected a finite number, got nan'],
    ['csv', '{ kind: table, path: x.csv, features: [a, b] }', 'row 2, column a: missing value (nan)'],
    ['npy', '{ kind: npy, path: x.npy }', 'row 0, column 0 (from 0): expected a finite number, got NaN'],
    ['npy', '{ kind: table, path: x.npy, features: [0, 1, 2, 3] }', 'row 0, column 0 (from 0): missing value (NaN)'],
  ])('%s of %s are refused by their beginning, with a few of their problems', async (ending, data, problem) => {
    if (ending === 'csv') writeLarge('x.csv', 'a,b\n', 'nan,nan\n'.repeat(BLOCK_BYTES / 8));
    else writeLarge('x.npy', arrayOf(LARGE_BYTES / 8 / 4), NAN_BLOCK);
    const before = process.resourceUsage().maxRSS;
    const message = await said(data);
    expect((process.resourceUsage().maxRSS - before) * 1024).toBeLessThan(MOST_BYTES);
    const problems = message.split('\n').filter((line) => line.startsWith(`x.${ending}: `));
    expect(problems).toHaveLength(6);
    expect(problems[0]).toBe(
      `x.${ending}: ${problem}${data.includes('table') ? '; missing: drop leaves such rows out' : ''}`,
    );
    expect(problems[5]).toBe(`x.${ending}: and more problems`);
    expect(message).toContain(data.includes('table') ? 'missing: drop' : 'kind: table in place of');
  });
});

test('the beginning of a large CSV file may end anywhere', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${String(Math.sin(i * i))},"${String(Math.cos(i))}\n",é`);
  writeFileSync(at('x.csv'), `a,b,c\n${rows.join('\n').replaceAll('\n"', '"')}`);
  writeFileSync(
    at('sweep.yaml'),
    'name: a\nsystem: { oracles: [squared-norm] }\ndata: { kind: csv, path: x.csv, features: [a, b] }\ngrid: { generators: 1 }\n',
  );
  expect((await readSweepFile(at('sweep.yaml'))).spec.grid.dimension).toEqual([2]);
});

test.each([
  ['a header', (long: string) => `${long},b\n1,2\n`],
  ['a cell', (long: string) => `a,b\n${long},2\n`],
  ['a column that is constant', (long: string) => `a,b,${long}\n1,2,3\n2,3,3\n`],
  ['an open quote', (long: string) => `a,b\n"${long},2\n`],
])('%s of 3 MB is cut in messages', async (_, text) => {
  writeFileSync(at('x.csv'), text('x'.repeat(3_000_000)));
  expect((await said('{ kind: csv, path: x.csv, features: [a, b, 2] }')).length).toBeLessThan(LONGEST_MESSAGE);
});

test('a path of 200 000 characters is cut in messages', async () => {
  const path = 'x'.repeat(200_000);
  expect((await said(`{ kind: csv, path: ${path}, features: [a] }`)).length).toBeLessThan(LONGEST_MESSAGE);
});
