import type { CsvDataSpec } from '@liesweep/sweep';
import { parseCsv } from './parse-csv.js';

const DATA: CsvDataSpec = {
  ...{ kind: 'csv', path: 'x.csv', scale: 'none', heldOut: 0.5 },
  ...{ features: ['a', 'b'], complexPairs: [], labels: [] },
};
const parse = (text: string, change: Partial<CsvDataSpec> = {}) => parseCsv(text, 'x.csv', { ...DATA, ...change });

test('columns are taken by name, in the order asked for, and others are left', () => {
  const table = parse('c,b,a\nx,2,1\ny,4,3\n', { labels: ['b'] });
  expect(table).toMatchObject({ rowCount: 2, dimension: 2, featureNames: ['a', 'b'], labelNames: ['b'] });
  expect([...table.features]).toEqual([1, 2, 3, 4]);
  expect([...table.labels]).toEqual([2, 4]);
});

test.each<readonly [string, string, Partial<CsvDataSpec>, readonly number[]]>([
  ['positions count from 0', 'a,b,c\n1,2,3\n', { features: [2, 0] }, [3, 1]],
  ['a first row of numbers is data', '1,2\n3,4\n', { features: [0, 1] }, [1, 2, 3, 4]],
  ['columns may be summed', 'a,b,c\n1,2,3\n', { features: [{ sum: ['a', 'c', 1] }, 'b'] }, [6, 2]],
  ['a column may be squared', 'a,b\n1,-3\n', { features: [{ square: 'b' }, { square: 0 }] }, [9, 1]],
  [
    'complex features are real parts, then imaginary parts',
    'a,b,c,d\n1,2,3,4\n',
    {
      features: [],
      complexPairs: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    [1, 3, 2, 4],
  ],
  ['cells may be quoted', '"a","b"\r\n"1","2"\r\n', {}, [1, 2]],
  ['a quoted cell may hold commas, quotes and line ends', 'a,b,"c, ""d""\n"\n1,2,"x,\ny"\n', {}, [1, 2]],
  ['spaces, blank lines and a byte order mark do not count', '\ufeffa, b\n\n 1 ,\t2\n\n', {}, [1, 2]],
  ['numbers may have a sign, a point and an exponent', 'a,b\n-1.5e-3,+.5\n', {}, [-1.5e-3, 0.5]],
])('%s', (_, text, change, features) => {
  expect([...parse(text, change).features]).toEqual(features);
});

test.each<readonly [string, string, Partial<CsvDataSpec>, readonly string[]]>([
  ['nothing', '', {}, ['expected rows of numbers, got an empty file']],
  ['names alone', 'a,b\n', {}, ['expected rows of numbers, got the names of the columns alone']],
  ['a missing value', 'a,b\n1,2\n3,\n', {}, ['row 3, column b: missing value']],
  ['a word for a missing value', 'a,b\nNA,2\n', {}, ['row 2, column a: missing value (NA)']],
  ['a word', 'a,b\n1,two\n', {}, ['row 2, column b: expected a number, got "two"']],
  ['NaN', 'a,b\n1,nan\n', {}, ['row 2, column b: expected a finite number, got nan']],
  ['infinity', 'a,b\n-inf,2\n', {}, ['row 2, column a: expected a finite number, got -inf']],
  ['a number that is too large', 'a,b\n1e999,2\n', {}, ['row 2, column a: expected a finite number, got 1e999']],
  ['a comma for a decimal point', 'a,b\n"1,5",2\n', {}, ['row 2, column a: expected a number, got "1,5"']],
  ['a hexadecimal number', 'a,b\n0x10,2\n', {}, ['row 2, column a: expected a number, got "0x10"']],
  ['a short row', 'a,b\n1,2\n3\n', {}, ['row 3: expected 2 cells as in the first row, got 1']],
  ['an open quote', 'a,b\n1,"2\n', {}, ['expected CSV (RFC 4180), got: Quote Not Closed']],
  [
    'another name',
    'px1,py1\n1,2\n',
    { features: ['px', 'py1'] },
    ['no column px; did you mean px1? Its columns are px1, py1'],
  ],
  [
    'an unknown name that is like none',
    'Its,py1\n1,2\n',
    { features: ['x', 'py1'] },
    ['no column x. Its columns are Its, py1'],
  ],
  [
    'a name in other capitals',
    'MASS,px\n1,2\n',
    { features: ['mass', 'px'] },
    ['no column mass; did you mean MASS? Its columns are MASS, px'],
  ],
  ['a name twice', 'a,b,a\n1,2,3\n', {}, ['two columns are called a; give the position, from 0, of one']],
  ['a position behind the last', 'a,b\n1,2\n', { features: [0, 2] }, ['no column 2: its columns are 0 to 1']],
  [
    'names where there are none',
    '1,2\n3,4\n',
    {},
    ['no column a: the first row has numbers', 'no column b: the first row has numbers'],
  ],
  [
    'the line behind a cell of several lines',
    'a,b,c\n1,2,"x\ny"\n3,?,z\n',
    {},
    ['row 4, column b: expected a number, got "?"'],
  ],
  [
    'more than a person can read',
    `a,b\n${'?,?\n'.repeat(10)}`,
    {},
    ['row 2, column a', 'row 2, column b', 'row 3', 'row 3', 'row 4', 'and more problems'],
  ],
])('refused with file, row and column: %s', (_, text, change, problems) => {
  let message = '';
  try {
    parse(text, change);
  } catch (error) {
    expect(error).toMatchObject({ name: 'BadInputError' });
    message = (error as Error).message;
  }
  const lines = message.split('\n').filter((line) => line.startsWith('x.csv: '));
  expect(lines).toHaveLength(problems.length);
  const isOfCells = /^row|RFC 4180/.test(problems.join());
  expect(message.includes('Read it with kind: table')).toBe(isOfCells);
  lines.forEach((line, at) => {
    expect(line.startsWith(`x.csv: ${problems[at] ?? ''}`)).toBe(true);
  });
});
