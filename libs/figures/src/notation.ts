const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A non-negative integer in subscript digits: 12 is `₁₂`. */
export function subscript(index: number): string {
  return replaceDigits(String(index), SUBSCRIPTS);
}

/** An integer power of ten as it is printed: −6 is `10⁻⁶`. */
export function powerOfTen(exponent: number): string {
  return `10${exponent < 0 ? '⁻' : ''}${replaceDigits(String(Math.abs(exponent)), SUPERSCRIPTS)}`;
}

/** The name of generator a, counted from one: `𝕁₁`. */
export function generatorName(index: number): string {
  return `𝕁${subscript(index)}`;
}

/** The name of field a of a basis, counted from one: `v₁`. */
export function fieldName(index: number): string {
  return `v${subscript(index)}`;
}

/** A number with a fixed count of decimals and a typographic minus; never `−0`. */
export function decimals(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** A number on an axis: at most four digits and a typographic minus. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) {
    const [mantissa = '', exponent = '0'] = size.toExponential().split('e');
    const rounded = String(Number(Number(mantissa).toPrecision(3)));
    return `${value < 0 ? '−' : ''}${rounded === '1' ? '' : `${rounded}·`}${powerOfTen(Number(exponent))}`;
  }
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** A loss as it is printed in text: `1.2 × 10⁻¹³`, `0.47`, `0`, or `not finite` for null. */
export function formatLoss(loss: number | null): string {
  if (loss === null || !Number.isFinite(loss)) return 'not finite';
  if (loss === 0) return '0';
  if (loss >= 0.01 && loss < 1000) return String(Number(loss.toPrecision(3)));
  const [mantissa = '', exponent = '0'] = loss.toExponential(1).split('e');
  return `${mantissa} × ${powerOfTen(Number(exponent))}`;
}

/**
 * A share between 0 and 1 as it is printed in text: `1.8 %`, `0.05 %`; below 0.001 % as a power of ten, `2.1 × 10⁻⁷`. The
 * number and its sign stay on one line.
 */
export function formatShare(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return 'not finite';
  return share !== 0 && share < 1e-5 ? formatLoss(share) : `${String(Number((100 * share).toPrecision(2)))}\u00a0%`;
}

function replaceDigits(text: string, digits: string): string {
  return text.replace(/\d/g, (digit) => digits.charAt(Number(digit)));
}
