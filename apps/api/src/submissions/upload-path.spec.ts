import { harmlessName, parseUploadPath, uploadPath } from './upload-path.js';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

test('a path of an upload is read back', () => {
  for (const name of ['a.csv', 'four muons.parquet', 'x_y-1.tar.gz', '_']) {
    expect(parseUploadPath(uploadPath({ digest: DIGEST, name }))).toEqual({ digest: DIGEST, name });
  }
});

test.each([
  '/etc/passwd',
  '../a.csv',
  'a.csv',
  '*.csv',
  'upload:a.csv',
  `upload:${DIGEST}`,
  `upload:${DIGEST}/`,
  `upload:${DIGEST}/..`,
  `upload:${DIGEST}/.`,
  `upload:${DIGEST}/.hidden`,
  `upload:${DIGEST}/../../etc/passwd`,
  `upload:${DIGEST}/a/b.csv`,
  `upload:${DIGEST}/*.csv`,
  `upload:${DIGEST}/{a,b}.csv`,
  `upload:${DIGEST}/a?.csv`,
  `upload:${DIGEST}/a\n.csv`,
  `upload:${DIGEST}/a\u0000.csv`,
  `upload:${DIGEST}/ä.csv`,
  `upload:${DIGEST.toUpperCase()}/a.csv`,
  `upload:sha256:${'0'.repeat(63)}/a.csv`,
  `/upload:${DIGEST}/a.csv`,
  `./upload:${DIGEST}/a.csv`,
  `upload:${DIGEST}\\a.csv`,
  `https://example.org/upload:${DIGEST}/a.csv`,
  ` upload:${DIGEST}/a.csv`,
  '',
])('%j names no upload', (path) => {
  expect(parseUploadPath(path)).toBeUndefined();
});

test.each([
  ['Z to ee.csv', 'Z_to_ee.csv'],
  ['../../etc/passwd', 'passwd'],
  [String.raw`C:\data\Größe 1.CSV`, 'Gr_e_1.CSV'],
  ['.hidden', 'data.hidden'],
  ['..', 'data'],
  ['', 'data'],
  ['a.csv.gz', 'a.csv.gz'],
  ['a.b.c.d.npz', 'a_b.c.d.npz'.replace('a_b.c.d.npz', 'a_b_c.d.npz')],
  ['-rf.csv', 'rf.csv'],
  ['<script>.csv', '_script_.csv'],
])('%j is called %s', (given, name) => {
  expect(harmlessName(given)).toBe(name);
  expect(parseUploadPath(uploadPath({ digest: DIGEST, name: harmlessName(given) }))).toBeDefined();
});

test('no name is too long to be named', () => {
  const name = harmlessName(`${'long '.repeat(100)}.parquet`);
  expect(parseUploadPath(uploadPath({ digest: DIGEST, name }))).toEqual({ digest: DIGEST, name });
});
