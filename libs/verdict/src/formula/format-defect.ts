/** A relative defect in two digits, such as `0.34`, `2.1e-6`, or `below 1e-15`. */
export function formatDefect(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (value < 1e-15) return 'below 1e-15';
  const rounded = Number(value.toPrecision(2));
  return rounded < 0.001 ? rounded.toExponential() : String(rounded);
}
