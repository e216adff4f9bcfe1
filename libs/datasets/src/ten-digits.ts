/** Digits to which two numbers must agree to be the same: rounding of another program's output is less. */
const DIGITS = 10;

/** Ten digits are a whole number from here … */
const LEAST_DIGITS = 1e9;

/** … and below here. */
const BEYOND_DIGITS = 1e10;

/** Where the product below is this near to half, only exact arithmetic says where it rounds to. */
const UNSURE_WITHIN = 1e-3;

/** Beyond, powers of ten that are not of float64 would be needed. */
const LEAST_QUICK = 1e-290;
const MOST_QUICK = 1e290;

/** For every exponent of two that a float64 may have, a power of ten that makes its numbers at most 10¹⁰, and nearly so. */
const POWERS = Float64Array.from({ length: 2048 }, (_, biased) => {
  const exponent = Math.floor((biased - 1023) * Math.LOG10E * Math.LN2);
  return Number(`1e${String(DIGITS - 1 - exponent)}`);
});
const TENTH_POWERS = POWERS.map((power) => power / 10);
const EXPONENTS = Int16Array.from({ length: 2048 }, (_, biased) =>
  Math.floor((biased - 1023) * Math.LOG10E * Math.LN2),
);

/** A number in ten significant digits: value = digits · 10^(exponent − 9), rounded as `toPrecision(10)` rounds. */
export interface TenDigits {
  /** Whole, with a sign; 0 for zero. */
  digits: number;
  /** 0 for zero. */
  exponent: number;
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
const HIGH_WORD = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Writes a finite number in ten digits, as a multiplication where that is sure, else by the text of its digits. */
export function roundToTenDigits(value: number, into: TenDigits): void {
  const size = Math.abs(value);
  if (size === 0) {
    into.digits = 0;
    into.exponent = 0;
    return;
  }
  if (size > LEAST_QUICK && size < MOST_QUICK) {
    bits[0] = value;
    const biased = ((words[HIGH_WORD] ?? 0) >>> 20) & 0x7ff;
    let exponent = EXPONENTS[biased] ?? NaN;
    let scaled = size * (POWERS[biased] ?? NaN);
    if (scaled >= BEYOND_DIGITS) {
      exponent += 1;
      scaled = size * (TENTH_POWERS[biased] ?? NaN);
    }
    const below = Math.floor(scaled);
    if (Math.abs(scaled - below - 0.5) > UNSURE_WITHIN && scaled >= LEAST_DIGITS) {
      const digits = scaled - below > 0.5 ? below + 1 : below;
      const isNext = digits === BEYOND_DIGITS;
      into.digits = (value < 0 ? -1 : 1) * (isNext ? LEAST_DIGITS : digits);
      into.exponent = isNext ? exponent + 1 : exponent;
      return;
    }
  }
  const [mantissa = '', exponent = ''] = value.toExponential(DIGITS - 1).split('e');
  into.digits = Number(mantissa.replace('.', ''));
  into.exponent = Number(exponent);
}
