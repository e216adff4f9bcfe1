import { mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expandPaths } from './expand-paths.js';
import { scratchFile } from './testing/scratch-file.js';

const folder = dirname(scratchFile('run10.csv', ''));
scratchFile('run2.csv', '');
scratchFile('run1.csv', '');
scratchFile('odd[1].csv', '');
mkdirSync(`${folder}/runs.csv`);

test('a pattern is its files in natural order, without folders', () => {
  const { paths, names } = expandPaths(['run*.csv'], folder);
  expect(names).toEqual(['run1.csv', 'run2.csv', 'run10.csv']);
  expect(paths).toEqual(names.map((name) => `${folder}/${name}`));
});

test('a list keeps its order, and paths stay as they are written', () => {
  const absolute = `${folder}/run10.csv`;
  expect(expandPaths([absolute, './run{1,2}.csv'], folder).names.map((name) => basename(name))).toEqual([
    'run10.csv',
    'run1.csv',
    'run2.csv',
  ]);
  expect(expandPaths(['no/such.csv'], folder)).toEqual({ paths: [`${folder}/no/such.csv`], names: ['no/such.csv'] });
});

test('a file whose name looks like a pattern is that file', () => {
  expect(expandPaths(['odd[1].csv'], folder).names).toEqual(['odd[1].csv']);
});

test.each([
  [['none*.csv'], 'none*.csv', /no file matches it in/],
  [['run1.csv', 'run*.csv'], 'run1.csv', /named twice/],
  [['https://example.org/*.parquet'], 'https://example.org/*.parquet', /copy it to this machine/],
])('%j is refused', (paths, file, message) => {
  expect(() => expandPaths(paths, folder)).toThrow(message);
  expect(() => expandPaths(paths, folder)).toThrow(expect.objectContaining({ name: 'TableFileError', file }) as Error);
});
