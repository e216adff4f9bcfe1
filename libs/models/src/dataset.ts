import { dataSeed, normalStream, systemKey, type SweepSpec } from '@liesweep/sweep';

/** Samples x, row-major [m, length] in float64, and as many again that training never sees. */
export interface Dataset {
  readonly sampleCount: number;
  readonly samples: Float64Array;
  readonly heldOut: Float64Array;
}

/**
 * The samples of a sweep in dimension n. Synthetic data depend on (system, n, samples, sweep seed) alone, so all
 * restarts and weights share them.
 *
 * @param sampleLength real numbers per sample: q·r for an oracle of q vectors
 * @throws RangeError for data that are not drawn
 */
export function makeDataset(spec: SweepSpec, dimension: number, sampleLength: number): Dataset {
  if (spec.data.kind !== 'normal') throw new RangeError(`${spec.data.kind}: expected data that are drawn, not read`);
  const sampleCount = spec.data.samples;
  const stream = normalStream(dataSeed(systemKey(spec.system), dimension, sampleCount, spec.seed));
  const draw = (): Float64Array => Float64Array.from({ length: sampleCount * sampleLength }, () => stream());
  return { sampleCount, samples: draw(), heldOut: draw() };
}
