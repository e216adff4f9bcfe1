/** Neighbouring samples are not independent, the means of so many stretches nearly are. */
const STRETCHES = 12;

/**
 * The line of least squares through the means of twelve stretches of a series.
 *
 * @param {{ at: number, value: number }[]} samples in the order of time; those that are no number are left out
 * @returns {{ slope: number, error: number }} per unit of `at`, and its standard error; NaN of too few samples
 */
export function fitSlope(samples) {
  const points = stretchMeans(samples.filter(({ value }) => Number.isFinite(value)));
  const [at, value] = [mean(points.map((point) => point.at)), mean(points.map((point) => point.value))];
  const spread = sum(points.map((point) => (point.at - at) ** 2));
  const slope = sum(points.map((point) => (point.at - at) * (point.value - value))) / spread;
  const rest = sum(points.map((point) => (point.value - value - slope * (point.at - at)) ** 2));
  return { slope, error: points.length > 2 ? Math.sqrt(rest / (points.length - 2) / spread) : NaN };
}

function stretchMeans(samples) {
  const count = Math.min(STRETCHES, samples.length);
  return Array.from({ length: count }, (_, index) => {
    const stretch = samples.slice(
      Math.floor((index * samples.length) / count),
      Math.floor(((index + 1) * samples.length) / count),
    );
    return { at: mean(stretch.map(({ at }) => at)), value: mean(stretch.map(({ value }) => value)) };
  });
}

function mean(values) {
  return sum(values) / values.length;
}

function sum(values) {
  return values.reduce((total, each) => total + each, 0);
}
