/**
 * Decimal numbers from bytes, with the bits of `Number` and many times faster than through a string.
 *
 * The digits are W = a·10ʲ + b, a of at most 9 of them, b of at most 10, and the value W·10ᵉ. It is computed as a sum q + r of two
 * float64, as in the arithmetic of doubled precision of Dekker (1971, "A floating-point technique for extending the available
 * precision"): the relative error is below 2⁻¹⁰⁰. Where q + r rounds to the same float64 from 2⁻⁹² of its size below to as much
 * above, that is the nearest one; elsewhere, about once in 2³⁸ numbers, and for longer ones, `Number` decides.
 */

/** Powers of ten that float64 holds exactly. */
const LARGEST_EXACT_POWER = 22;
/** Larger ones would come near to where float64 ends. */
const LARGEST_POWER = 250;
/** So many digits are a whole number of 32 bits. */
const GROUP_DIGITS = 9;
/** Of the second group; one more than fits into 32 bits, for NumPy writes 19 digits. */
const MOST_MORE_DIGITS = 10;
/** So many digits are an exact float64. */
const EXACT_DIGITS = 15;
/** 2²⁷ + 1 splits a float64 into halves whose products are exact. */
const SPLITTER = 134_217_729;
const UNCERTAINTY = 2 ** -92;

const POWERS = Float64Array.from({ length: LARGEST_POWER + 1 }, (_, power) => Number(`1e${String(power)}`));
/** What is left of the power beside its float64. */
const POWER_RESTS = POWERS.map((power, at) => Number(10n ** BigInt(at) - BigInt(power)));
/** The upper half of the digits of the power. */
const POWER_HALVES = POWERS.map((power) => SPLITTER * power - (SPLITTER * power - power));
const INVERSE_POWERS = POWERS.map((power) => 1 / power);

const ZERO = 48;
const MINUS = 45;
const PLUS = 43;
/** E, e, D, d less the code of 0. */
const EXPONENT_SIGNS = [21, 53, 20, 52] as const;

/** What is left of a·10^`power` beside its float64, exactly. */
function productRest(a: number, power: number, product: number): number {
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const highB = POWER_HALVES[power] ?? Number.NaN;
  const lowB = (POWERS[power] ?? Number.NaN) - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** (a·10^`moreDigits` + b)·10^`exponent`, or NaN where it is not certain to be the nearest float64. */
function nearest(a: number, moreDigits: number, b: number, exponent: number): number {
  let whole = a;
  let rest = 0;
  if (moreDigits > 0) {
    const shift = POWERS[moreDigits] ?? Number.NaN;
    const product = a * shift;
    const low = productRest(a, moreDigits, product) + b;
    whole = product + low;
    rest = low - (whole - product);
  }
  if (exponent === 0) return whole + rest;
  if (exponent < -LARGEST_POWER || exponent > LARGEST_POWER) return Number.NaN;
  const size = exponent < 0 ? -exponent : exponent;
  const power = POWERS[size] ?? Number.NaN;
  const powerRest = POWER_RESTS[size] ?? Number.NaN;
  let high: number;
  let low: number;
  if (exponent < 0) {
    high = whole / power;
    const product = high * power;
    low =
      (whole - product - productRest(high, size, product) + rest - high * powerRest) *
      (INVERSE_POWERS[size] ?? Number.NaN);
  } else {
    high = whole * power;
    low = productRest(whole, size, high) + (whole * powerRest + rest * power);
  }
  const uncertainty = high * UNCERTAINTY;
  const value = high + (low + uncertainty);
  return value === high + (low - uncertainty) ? value : Number.NaN;
}

/** The whole number that the next four bytes are as digits, or −1 where one of them is none. */
function fourDigits(view: DataView, at: number): number {
  if (at + 4 > view.byteLength) return -1;
  const four = view.getInt32(at, true);
  // The codes of digits are 0x30 to 0x39: their upper half is 3, and stays 3 with 6 added.
  if ((four & 0xf0f0f0f0) !== 0x30303030 || ((four + 0x06060606) & 0xf0f0f0f0) !== 0x30303030) return -1;
  const digits = four & 0x0f0f0f0f;
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff;
  return (pairs & 0xff) * 100 + (pairs >>> 16);
}

/** Reads decimal numbers out of bytes. */
export class NumberScanner {
  /** Behind the last number that was read; where there was none, where it was looked for. */
  end = 0;
  readonly #point: number;
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** @param decimal nothing where a number has no fraction */
  constructor(decimal: '.' | ',' | '') {
    this.#point = decimal.charCodeAt(0) - ZERO;
  }

  /** Takes the bytes that are read from. */
  over(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * The number that begins here, of ASCII; something that is no digit must follow it.
   *
   * @returns NaN where there is none
   */
  scan(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    const isNegative = bytes[at] === MINUS;
    if (isNegative || bytes[at] === PLUS) at += 1;
    const digitsStart = at;
    let a = 0;
    let digits = 0;
    let b = 0;
    let moreDigits = 0;
    let exponent = 0;
    let isLonger = false;
    let digit = (bytes[at] ?? 0) - ZERO;
    while (digit >= 0 && digit <= 9) {
      if (digits < GROUP_DIGITS) {
        a = (a * 10 + digit) | 0;
        if (a !== 0) digits += 1;
      } else if (moreDigits < MOST_MORE_DIGITS) {
        b = b * 10 + digit;
        moreDigits += 1;
      } else {
        isLonger = true;
      }
      digit = (bytes[++at] ?? 0) - ZERO;
    }
    let digitCount = at - digitsStart;
    if (digit === this.#point) {
      at += 1;
      const fractionStart = at;
      if (a === 0) while (bytes[at] === ZERO) at += 1;
      // Four at a time, as far as they come; the first group is full before the second begins.
      const view = this.#view;
      let four = 0;
      while (digits <= GROUP_DIGITS - 4 && moreDigits === 0 && (four = fourDigits(view, at)) >= 0) {
        a = (a * 10_000 + four) | 0;
        digits += 4;
        at += 4;
      }
      while (four >= 0 && moreDigits <= MOST_MORE_DIGITS - 4 && (four = fourDigits(view, at)) >= 0) {
        b = b * 10_000 + four;
        moreDigits += 4;
        at += 4;
      }
      digit = (bytes[at] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9) {
        if (moreDigits === 0 && digits < GROUP_DIGITS) {
          a = (a * 10 + digit) | 0;
          digits += 1;
        } else if (moreDigits < MOST_MORE_DIGITS) {
          b = b * 10 + digit;
          moreDigits += 1;
        } else {
          isLonger = true;
        }
        digit = (bytes[++at] ?? 0) - ZERO;
      }
      exponent = fractionStart - at;
      digitCount += at - fractionStart;
    }
    if (digitCount === 0) {
      this.end = start;
      return Number.NaN;
    }
    if (
      digit === EXPONENT_SIGNS[0] ||
      digit === EXPONENT_SIGNS[1] ||
      digit === EXPONENT_SIGNS[2] ||
      digit === EXPONENT_SIGNS[3]
    ) {
      let after = at + 1;
      const isSmall = bytes[after] === MINUS;
      if (isSmall || bytes[after] === PLUS) after += 1;
      const exponentStart = after;
      let written = 0;
      digit = (bytes[after] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9) {
        written = written * 10 + digit;
        digit = (bytes[++after] ?? 0) - ZERO;
      }
      // An E without digits is no part of the number, and then what stands there is none.
      if (after > exponentStart) {
        exponent += isSmall ? -written : written;
        at = after;
      }
    }
    this.end = at;
    const value = isLonger
      ? Number.NaN
      : digits + moreDigits <= EXACT_DIGITS && exponent <= 0 && exponent >= -LARGEST_EXACT_POWER
        ? (moreDigits === 0 ? a : a * (POWERS[moreDigits] ?? Number.NaN) + b) / (POWERS[-exponent] ?? Number.NaN)
        : a === 0
          ? 0
          : nearest(a, moreDigits, b, exponent);
    if (!Number.isNaN(value)) return isNegative ? -value : value;
    return Number(bytes.toString('latin1', start, at).replace(',', '.').replace(/d/i, 'e'));
  }
}
