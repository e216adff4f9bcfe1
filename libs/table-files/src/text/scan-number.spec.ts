import * as fc from 'fast-check';
import { NumberScanner } from './scan-number.js';

const scanner = new NumberScanner('.');

function scan(text: string): number {
  scanner.over(Buffer.from(`${text}\n`));
  const value = scanner.scan(0);
  expect(scanner.end).toBe(text.length);
  return value;
}

const digits = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 1, maxLength: most });

test('a number of any digits and exponent has the bits of Number', () => {
  const written = fc.tuple(fc.constantFrom('', '-', '+'), digits(25), digits(25), fc.integer({ min: -340, max: 340 }));
  fc.assert(
    fc.property(written, ([sign, whole, fraction, exponent]) => {
      const text = `${sign}${whole}.${fraction}e${String(exponent)}`;
      expect(scan(text)).toBe(Number(text));
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test('what JavaScript writes of any float64 is read back with the same bits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const text of [String(value), value.toExponential(18), value.toExponential(9), value.toPrecision(17)]) {
        expect(scan(text)).toBe(Number(text));
      }
    }),
    { numRuns: 3000, seed: 2 },
  );
});

test('numbers of any number of digits before and behind the point are read, also at the end of the bytes', () => {
  for (let whole = 0; whole < 24; whole++) {
    for (let fraction = 0; fraction < 24; fraction++) {
      for (const source of ['12345678901234567890123', '99999999999999999999999', '00000000100000000000001']) {
        const text = `${source.slice(0, whole)}.${source.slice(23 - fraction)}`;
        if (text !== '.') expect(scan(text)).toBe(Number(text));
      }
    }
  }
});

test('halfway between two float64 it rounds to the even one', () => {
  for (const text of ['9007199254740993', '9007199254740993.0', '9007199254740995', '0.5000000000000000555']) {
    expect(scan(text)).toBe(Number(text));
  }
});

test.each([
  ['1.5D-03', 1.5e-3],
  ['2d2', 200],
  ['.5', 0.5],
  ['5.', 5],
  ['-0', -0],
  ['0e5', 0],
])('%s is a number', (text, value) => {
  expect(scan(text)).toBe(value);
});

test.each([
  ['', 0],
  ['-', 0],
  ['.', 0],
  ['x1', 0],
  ['1e', 1],
  ['1e+', 1],
  ['0x1F', 1],
  ['1.5.2', 3],
])('of %j only so much is a number', (text, end) => {
  scanner.over(Buffer.from(`${text}\n`));
  scanner.scan(0);
  expect(scanner.end).toBe(end);
});

test('the point may be a comma', () => {
  const comma = new NumberScanner(',');
  comma.over(Buffer.from('-1,25\n0,12573022132234847123456\n'));
  expect(comma.scan(0)).toBe(-1.25);
  expect(comma.scan(6)).toBe(Number('0.12573022132234847123456'));
});
