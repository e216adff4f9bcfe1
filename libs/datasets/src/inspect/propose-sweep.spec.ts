import { normalStream, openSweepFile } from '@liesweep/sweep';
import { inspectTable } from './inspect-table.js';
import { proposeSweep, type SweepWishes } from './propose-sweep.js';
import { sweepText } from './sweep-text.js';
import { memoryTable, type MemoryColumn } from './testing/memory-table.js';

const ROWS = 200;
const normals = (name: string): MemoryColumn => {
  const stream = normalStream(name.length + name.charCodeAt(0) + name.charCodeAt(name.length - 1));
  return { name, values: Array.from({ length: ROWS }, () => stream()) };
};
const column = (name: string, of: (row: number) => number | string | null): MemoryColumn => ({
  name,
  values: Array.from({ length: ROWS }, (_, row) => of(row)) as MemoryColumn['values'],
});

async function proposed(columns: readonly MemoryColumn[], wishes?: SweepWishes): Promise<string> {
  const inspection = await inspectTable(memoryTable(columns));
  const found = proposeSweep(inspection, { paths: ['data/My table.v2.csv'], settings: {} }, wishes);
  if ('reason' in found) return found.reason;
  const text = sweepText(found.draft);
  // Throws where the proposal is no valid sweep file.
  openSweepFile(text);
  return text;
}
const withoutComments = (text: string): string[] =>
  text.split('\n').filter((line) => !line.startsWith('#') && line !== '');

test('energies and momenta of pairs are summed, and the label is the square of their mass', async () => {
  const names = [
    'E1',
    'px1',
    'py1',
    'pz1',
    'pt1',
    'eta1',
    'phi1',
    'E2',
    'px2',
    'py2',
    'pz2',
    'pt2',
    'eta2',
    'phi2',
    'M',
  ];
  const text = await proposed([column('Run', (row) => 165617 + (row % 3)), ...names.map(normals)]);
  expect(withoutComments(text)).toEqual([
    'name: my-table',
    'system:',
    '  oracles: [{ kind: learned, model: polynomial }]',
    'data:',
    '  kind: table',
    '  path: data/My table.v2.csv',
    '  features: [{ sum: [E1, E2] }, { sum: [px1, px2] }, { sum: [py1, py2] }, { sum: [pz1, pz2] }]',
    '  labels: [{ square: M }]',
    'grid:',
    '  generators: { from: 1, to: 7 }',
  ]);
  expect(text.replaceAll('\n# ', ' ')).toMatch(/^# 2 four-momenta .* the square of M\.$/m);
});

test('what pt, eta and phi give is derived, with the mass where a column has it', async () => {
  const names = ['pt_1 [GeV]', 'eta_1', 'phi_1', 'm_1', 'mass'];
  const text = await proposed(names.map(normals));
  expect(withoutComments(text)).toEqual(
    expect.arrayContaining([
      '  derive:',
      '    E1: "sqrt(m_1^2 + (`pt_1 [GeV]`*cosh(eta_1))^2)"',
      '    px1: "`pt_1 [GeV]`*cos(phi_1)"',
      '    pz1: "`pt_1 [GeV]`*sinh(eta_1)"',
      '  features: [E1, px1, py1, pz1]',
      '  labels: [{ square: mass }]',
    ]),
  );
  expect(text).not.toMatch(/taken for 0/);
});

test('particles without a mass are massless, aloud, and have a formula where no column is a label', async () => {
  const text = await proposed(['mu1_pt', 'mu1_eta', 'mu1_phi'].map(normals));
  expect(withoutComments(text)).toContain('  oracles: [{ kind: quadratic, signature: [1, -1, -1, -1] }]');
  expect(text).toMatch(/E_mu1: mu1_pt\*cosh\(mu1_eta\)/);
  expect(text).toMatch(/# No column has the mass of a particle: it is taken for 0/);
});

test('a column of few words is classified, over particles that one map moves', async () => {
  const momenta = ['E1', 'px1', 'py1', 'pz1', 'E2', 'px2', 'py2', 'pz2'].map(normals);
  const text = await proposed([...momenta, column('label', (row) => (row % 3 === 0 ? 'signal' : 'background'))]);
  expect(withoutComments(text)).toEqual(
    expect.arrayContaining([
      '  oracles: [{ kind: learned, model: { kind: mlp, activation: softplus }, task: classification }]',
      '  vectors: [[E1, px1, py1, pz1], [E2, px2, py2, pz2]]',
      '  labels: [label]',
    ]),
  );
  expect(text).toMatch(/"background", "signal"/);
});

test('where a detector saw a particle is no label of it', async () => {
  const momenta = ['pt1', 'eta1', 'phi1', 'pt2', 'eta2', 'phi2'].map(normals);
  const text = await proposed([...momenta, column('type1', (row) => (row % 3 === 0 ? 'EB' : 'EE'))]);
  expect(withoutComments(text)).toContain('  oracles: [{ kind: quadratic, signature: [1, -1, -1, -1] }]');
});

test.each<readonly [string, readonly MemoryColumn[], string, string]>([
  ['the last column', [normals('a'), normals('b'), normals('c')], '[a, b]', '[c]'],
  ['y, where nothing is called x', ['y', 'a', 'b'].map(normals), '[a, b]', '[y]'],
  ['not y beside x', ['x', 'y', 'z', 'w'].map(normals), '[x, y, z]', '[w]'],
  ['a column called so', [normals('target'), normals('b'), normals('c')], '[b, c]', '[target]'],
  ['classes called so', [column('class', (row) => row % 4), normals('b'), normals('c')], '[b, c]', '[class]'],
  [
    'the last that varies and is no number of the row',
    [normals('a'), normals('b'), column('event', (row) => 1000 - row), column('constant', () => 3)],
    '[a]',
    '[b]',
  ],
  [
    'and no feature is one that others give',
    [normals('a'), { ...normals('a'), name: 'twin' }, normals('b'), normals('y')],
    '[a, b]',
    '[y]',
  ],
])('the label is %s', async (_, columns, features, label) => {
  const lines = withoutComments(await proposed(columns));
  expect(lines).toContain(`  features: ${features}`);
  expect(lines).toContain(`  labels: ${label}`);
});

test('rows without a value are dropped, and so are those with a value that stands for none', async () => {
  const marked = {
    ...normals('b'),
    values: normals('b').values.map((value, row) => (row % 50 === 0 ? -999 : value)),
  } as MemoryColumn;
  const gaps = {
    ...normals('a'),
    values: normals('a').values.map((value, row) => (row < 3 ? NaN : value)),
  } as MemoryColumn;
  const text = await proposed([gaps, marked, normals('y')]);
  expect(withoutComments(text)).toEqual(expect.arrayContaining(['  missing: drop', '  missingValues: [-999]']));
  expect(text).toMatch(/# a has no value in 3 of 200 rows/);
  expect(text).toMatch(/# b has -999 in 4 rows/);
});

test('columns without names go by their positions, and names that YAML reads as something else stand in quotes', async () => {
  const text = await proposed(['a', 'b', 'c'].map((name) => ({ ...normals(name), name: '' })));
  expect(withoutComments(text)).toContain('  features: [0, 1]');
  const quoted = await proposed([normals('true'), normals('a: b'), normals('12')]);
  expect(withoutComments(quoted)).toContain('  features: ["true", "a: b"]');
  expect(withoutComments(quoted)).toContain('  labels: ["12"]');
});

test('a name that would steer a terminal or end a comment does neither, and reads back', async () => {
  const name = 'a\u001b[2J\u009b2J\u202e\nname: other';
  const text = await proposed([normals('a'), { ...normals('b'), name }]);
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  expect(text.split('\n').filter((line) => line.startsWith('name'))).toEqual(['name: my-table']);
  const [, label = ''] = /labels: \[(.*)\]/.exec(text) ?? [];
  expect(JSON.parse(label)).toBe(name);
});

test('what was said is written as it was said', async () => {
  const text = await proposed(['a', 'b', 'c'].map(normals), {
    ...{ name: 'mine', features: '{ sum: [a, b] }, c', labels: '', oracle: 'squared-norm', generators: '[1, 2]' },
  });
  expect(withoutComments(text)).toEqual(
    expect.arrayContaining([
      'name: mine',
      '  oracles: [squared-norm]',
      '  features: [{ sum: [a, b] }, c]',
      '  labels: []',
      '  generators: [1, 2]',
    ]),
  );
});

test('a table in which nothing varies has no proposal', async () => {
  expect(await proposed([column('a', () => 1), column('b', () => 'x')])).toMatch(/no column of numbers varies/);
});
