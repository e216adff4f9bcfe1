import type { GeneratorAction } from '@liesweep/api-contract';

/** The vectors of a sample, one for each of its particles; of most data it is one. */
export function vectorsOf(
  sample: readonly number[],
  { particles, features }: Pick<GeneratorAction, 'particles' | 'features'>,
): readonly (readonly number[])[] {
  if (particles === 1) return [sample];
  const n = features.length;
  return Array.from({ length: particles }, (_, particle) => sample.slice(particle * n, (particle + 1) * n));
}
