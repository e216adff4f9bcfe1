import { uniformStream } from '../random-stream.js';
import { columnExpression, writtenColumn } from './column-expression.js';
import { compileColumns, valueOf } from './compile-expression.js';
import { ExpressionError } from './expression-error.js';
import { parseSyntax } from './syntax.js';
import { tapeColumns } from './tape-columns.js';

const NAMES = ['x', 'y', 'pt [GeV]'];

/** Values of an expression at one row of x, y and `pt [GeV]`. */
function at(text: string, row: readonly number[]): number | undefined {
  return columnExpression(text, NAMES).values(
    row.map((number) => Float64Array.of(number)),
    1,
  )[0];
}

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
  return 'was read';
}

describe('a condition', () => {
  it.each([
    ['x < y', [1, 2], 1],
    ['x < y', [2, 2], 0],
    ['x <= y', [2, 2], 1],
    ['x > y', [2, 2], 0],
    ['x >= y', [2, 2], 1],
    ['x == y', [2, 2], 1],
    ['x != y', [2, 2], 0],
    ['x > 0 and y < 0', [1, -1], 1],
    ['x > 0 and y < 0', [1, 1], 0],
    ['x > 0 or y < 0', [-1, 1], 0],
    ['x > 0 or y < 0 and x < 5', [9, 9], 1],
    ['(x > 0 or y < 0) and x < 5', [9, 9], 0],
    ['not x > 0', [-1, 0], 1],
    ['not x > 0 and y > 0', [1, 1], 0],
    ['x + 1 > 2*y', [2, 1], 1],
    ['3*(x > 1) + (y > 1)', [2, 2], 4],
    ['abs(`pt [GeV]`) < 2.4 and 1 < 2', [0, 0, -2], 1],
  ])('%s at %j is %d', (text, row, expected) => {
    expect(at(text, row)).toBe(expected);
  });

  it.each([
    ['x < 1', [NaN], NaN],
    ['x == x', [NaN], NaN],
    ['not x < 1', [NaN], NaN],
    ['x < 1 and y > 1', [NaN, 0], 0],
    ['y > 1 and x < 1', [NaN, 0], 0],
    ['x < 1 and y > 1', [NaN, 2], NaN],
    ['x < 1 or y > 1', [NaN, 2], 1],
    ['x < 1 or y > 1', [NaN, 0], NaN],
  ])('%s at %j, where a number is missing, is %d', (text, row, expected) => {
    expect(at(text, row)).toBe(expected);
  });

  it('is told from a number before there are columns', () => {
    const isCondition = (text: string): boolean => writtenColumn(text).isCondition;
    expect(['x < y', 'not x', 'x and y', 'x'].map(isCondition)).toEqual([true, true, true, true]);
    expect(['-x', 'x + y', '(x < y) + 1', 'max(x < y, 1)'].map(isCondition)).toEqual([false, false, false, false]);
  });
});

describe('columns', () => {
  it.each([
    'x + y - x*y/(1 + x^2) + y^-2',
    'sqrt(x)*exp(-y) + log(x) + log10(y) + abs(x - y)',
    'sin(x) + cos(y) + tan(x) + sinh(y) + cosh(x) + tanh(y) + asinh(x)',
    'asin(x/9) + acos(y/9) + atan(x) + atan2(x, y) + acosh(1 + x) + atanh(y/9) + sign(x - y) + floor(3*x)',
    'min(x, y, 1) + max(x, y) + hypot(x, y) + norm([x, y, 2]) + det([x, 1], [2, y])',
    '(x < y) + 2*(x <= y) + 4*(x == y) + 8*(x > 1 and y > 1) + 16*(x > 1 or not y > 1)',
    '7',
    'x',
  ])('of %s are to the last bit what its rows are', (text) => {
    const uniform = uniformStream(5);
    const rowCount = 9000; // more than are computed at once
    const columns = [0, 1].map(() => Float64Array.from({ length: rowCount }, () => 3 * uniform()));
    const { instructions, outputs } = compileColumns(
      parseSyntax(text),
      new Map([
        ['x', 0],
        ['y', 1],
      ]),
    );
    const expected = Float64Array.from({ length: rowCount }, (_, row) => {
      const numbers: number[] = [];
      for (const each of instructions) {
        if (each.computes === 'constant') numbers.push(each.value);
        else if (each.computes === 'entry') numbers.push(columns[each.position]?.[row] ?? NaN);
        else
          numbers.push(
            valueOf(
              each.name,
              each.of.map((operand) => numbers[operand] ?? NaN),
            ),
          );
      }
      return numbers[outputs[0] ?? 0] ?? NaN;
    });
    expect(columnExpression(text, ['x', 'y']).values(columns, rowCount)).toEqual(expected);
  });

  it('may be longer than is asked for, and there may be none', () => {
    const { values, uses } = columnExpression('y + 1', ['x', 'y']);
    expect(uses).toEqual([1]);
    expect(values([new Float64Array(0), Float64Array.of(1, 2, 3)], 2)).toEqual(Float64Array.of(2, 3));
    expect(values([new Float64Array(0), new Float64Array(0)], 0)).toEqual(new Float64Array(0));
  });

  it('of several outputs are several', () => {
    const tape = compileColumns(parseSyntax('[x, x + 1]'), new Map([['x', 0]]));
    expect(tapeColumns(tape, [Float64Array.of(1, 2)], 2)).toEqual([Float64Array.of(1, 2), Float64Array.of(2, 3)]);
  });

  it('of one name are the first', () => {
    expect(columnExpression('x', ['x', 'x']).uses).toEqual([0]);
  });
});

test('what is wrong whatever the columns are is said at once, and what is not is not', () => {
  expect(writtenColumn(' sqrt( m^2 +`p T` )')).toEqual({
    ...{ text: 'sqrt(m^2 + `p T`)', isCondition: false, names: ['m', 'p T'] },
  });
  expect(refusal(() => writtenColumn('sqroot(m)'))).toContain('did you mean sqrt?');
  expect(refusal(() => writtenColumn('[m, m]'))).toContain('expected a number, got a vector of 2');
  expect(refusal(() => columnExpression('m1 + 1', ['m', 'pt']))).toBe(
    'unknown name m1; expected one of m, pt, pi; did you mean m?, at character 1',
  );
});
