import { DATA, type DataSpec } from './data/index.js';
import { dataOf } from './data/index.js';
import { filesOf } from './files-of.js';
import { parseSweepFile } from './sweep-file/parse-sweep-file.js';

const FILE = /\.[a-z][a-z0-9]{1,7}$/;

/** Every text in a value that looks like the name of a file, whatever key it is under. */
function fileTexts(value: unknown): string[] {
  if (typeof value === 'string') return FILE.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(fileTexts) : [];
}

const EXAMPLES = DATA.flatMap(({ examples }): readonly DataSpec[] => examples);

test.each(EXAMPLES)('no file that data of $kind name is left out: %j', (data) => {
  const definition = dataOf(data);
  const named = definition.namedFiles?.(data) ?? [];
  expect(named.map(({ file }) => file).sort()).toEqual(fileTexts(data).sort());
  expect(named.length > 0).toBe(definition.source === 'file');
});

test('files are named with their places: of data, oracles and candidates', () => {
  const spec = parseSweepFile(`
name: a
system: { oracles: [{ kind: gradients, path: g.npy }] }
data: { kind: npy, path: x.npy, labels: y.npy }
grid: { generators: 1 }
candidates: [so(2), { path: boosts.npy }]
`);
  expect(filesOf(spec)).toEqual([
    { path: ['data', 'path'], file: 'x.npy' },
    { path: ['data', 'labels'], file: 'y.npy' },
    { path: ['system', 'oracles', 0, 'path'], file: 'g.npy' },
    { path: ['candidates', 1, 'path'], file: 'boosts.npy' },
  ]);
  const table = parseSweepFile(
    'name: a\nsystem: { oracles: [norm] }\ndata: { kind: table, path: [a.csv, "b/*.csv"], features: [x] }\ngrid: { generators: 1 }\n',
  );
  expect(filesOf(table)).toEqual([
    { path: ['data', 'path', 0], file: 'a.csv' },
    { path: ['data', 'path', 1], file: 'b/*.csv' },
  ]);
});

test('drawn data name none', () => {
  expect(
    filesOf(parseSweepFile('name: a\nsystem: { oracles: [norm] }\ngrid: { dimension: 2, generators: 1 }\n')),
  ).toEqual([]);
});
