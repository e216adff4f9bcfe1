import { uniformStream } from '@liesweep/sweep';
import { roundToTenDigits } from './ten-digits.js';

/** What `toExponential` says of a number. */
function written(value: number): { digits: number; exponent: number } {
  const [mantissa = '', exponent = ''] = value.toExponential(9).split('e');
  return { digits: Number(mantissa.replace('.', '')), exponent: Number(exponent) };
}

function rounded(value: number): { digits: number; exponent: number } {
  const into = { digits: NaN, exponent: NaN };
  roundToTenDigits(value, into);
  return into;
}

test('numbers of every size are rounded as their text is, exactly', () => {
  const uniform = uniformStream(8);
  for (let power = -322; power <= 308; power += 1) {
    for (const value of [Number(`1e${String(power)}`), uniform() * Number(`1e${String(power)}`)]) {
      expect(rounded(value)).toEqual(written(value));
      expect(rounded(-value)).toEqual(written(-value));
    }
  }
});

test('so are numbers that lie half way between two, next to it, and below a power of ten', () => {
  const halves = Array.from({ length: 200 }, (_, at) => 1_234_567_890 + 7 * at + 0.5);
  const near = [9_999_999_999.5, 9_999_999_999.4, 0.99999999995, 0.999999999949, 999_999_999.95, 5e-324, 1.7e308];
  const next = halves.flatMap((half) => [half, half * (1 + Number.EPSILON), half * (1 - Number.EPSILON)]);
  for (const value of [...near, ...next, ...next.map((half) => half / 8192), ...next.map((half) => half * 1e-3)]) {
    expect([value, rounded(value)]).toEqual([value, written(value)]);
  }
});

test('zero has no sign', () => {
  expect(rounded(-0)).toEqual({ digits: 0, exponent: 0 });
});
