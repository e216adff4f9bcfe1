import type { GeneratorShape } from '@liesweep/sweep';

/** Below this share of the squared norm the trace of J² may be that of errors: nilpotent generators have none. */
const LEAST_SHARE = 1e-3;

/**
 * A generator scaled to |Re tr J²| = 2, as rotations by 1 rad and boosts of rapidity 1 have it in whatever units the features are;
 * as it is where that trace is next to nothing.
 *
 * @param generator vec 𝒲, real [n·n] or complex [2·n·n] with the real parts first, where every feature has size 1
 */
export function scaledByTrace(generator: Float64Array, { dimension: n, field }: GeneratorShape): Float64Array {
  const imaginary = field === 'complex' ? n * n : undefined;
  const product = (a: number, b: number): number => (generator[a] ?? NaN) * (generator[b] ?? NaN);
  let trace = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      const [at, back] = [i * n + j, j * n + i];
      trace += product(at, back);
      if (imaginary !== undefined) trace -= product(imaginary + at, imaginary + back);
    }
  }
  const normSquared = generator.reduce((sum, entry) => sum + entry ** 2, 0);
  if (!(Math.abs(trace) > LEAST_SHARE * normSquared)) return generator;
  const scale = Math.sqrt(2 / Math.abs(trace));
  return generator.map((entry) => entry * scale);
}
