const DIGITS = [1, 2, 5, 10] as const;

/** Round numbers between two ends, both included, a multiple of 1, 2 or 5 apart: at most so many. */
export function niceTicks([low, high]: readonly [number, number], most: number): number[] {
  if (!(high > low)) return [];
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = (DIGITS.find((digit) => digit * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const first = Math.ceil(low / stride - 1e-9);
  const last = Math.floor(high / stride + 1e-9);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => Number(((first + index) * stride).toPrecision(12)) + 0,
  );
}
