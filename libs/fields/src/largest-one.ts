/** The same combination with its largest term, on the data, of coefficient 1. @param sizes how large a term with coefficient 1 is */
export function largestOne(coefficients: Float64Array, sizes: Float64Array): Float64Array {
  const weights = coefficients.map((entry, at) => Math.abs(entry * (sizes[at] ?? NaN)));
  const largest = coefficients[weights.indexOf(Math.max(...weights))] ?? NaN;
  return coefficients.map((entry) => (entry === 0 ? 0 : entry / largest));
}
