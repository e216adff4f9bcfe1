import { z } from 'zod';
import { formatNumber } from '../format-number.js';
import { uniformStream } from '../random-stream.js';
import { mapping } from '../schema/mapping.js';
import { finiteNumber, nonNegativeNumber, wholeNumber } from '../schema/numbers.js';
import { defineData, type SampleLayout } from './define-data.js';
import { MOST_SAMPLES } from './most-samples.js';

/** Of the samples that are tried, one in so many has to keep its particles apart: fewer would be drawn in vain. */
const RAREST = 500;

/** Samples that are tried before a sweep begins, fewer where each is large. */
const TRIED = 8 * RAREST;

/** Differences of features that are looked at before a sweep begins. */
const MOST_DIFFERENCES = 2e7;

/** Samples that are tried for one that is used: where one in `RAREST` will do, all fail once in 10⁹. */
const MOST_TRIED = 20 * RAREST;

const TRIAL_SEED = 907;

interface Uniform {
  readonly from: number;
  readonly to: number;
  readonly apart: number;
}

/** Every feature uniform between two numbers; the particles of a sample at least so far apart from each other. */
export const uniform = defineData({
  kind: 'uniform',
  fileSchema: mapping({
    kind: z.literal('uniform'),
    from: finiteNumber().default(-2),
    to: finiteNumber().default(2),
    apart: nonNegativeNumber()
      .default(0)
      .describe('The least distance of any two particles of a sample; samples that are nearer are drawn anew.'),
    samples: wholeNumber(1, MOST_SAMPLES).default(300).describe('m, the number of samples.'),
  }).superRefine(({ from, to }, context) => {
    if (from < to && Number.isFinite(to - from)) return;
    const message = `expected from < to, got ${String(from)} and ${String(to)}`;
    context.addIssue({ code: 'custom', path: ['to'], message });
  }),
  storedSchema: z.strictObject({
    kind: z.literal('uniform'),
    from: z.number(),
    to: z.number(),
    apart: z.number().nonnegative(),
    samples: z.int().positive(),
  }),
  source: 'drawn',
  examples: [
    { kind: 'uniform', from: -2, to: 2, apart: 0, samples: 300 },
    { kind: 'uniform', from: -1, to: 2, apart: 0, samples: 300 },
    { kind: 'uniform', from: -2, to: 3, apart: 0, samples: 300 },
    { kind: 'uniform', from: -2, to: 2, apart: 0, samples: 400 },
  ],
  key: ({ kind, ...settings }) => {
    const { from, to, apart, samples } = settings;
    return `${kind}(${[from, to, apart, samples].map((each) => formatNumber(each)).join(',')})`;
  },
  sampleCount: ({ samples }) => samples,
  sampler: (spec, layout, seed) => {
    const draw = drawing(spec, layout, seed);
    return () => {
      for (let tried = 0; tried < MOST_TRIED; tried += 1) {
        const sample = draw();
        if (areApart(sample, layout, spec.apart)) return sample;
      }
      throw new RangeError(
        `data.apart: of ${String(MOST_TRIED)} samples none has particles ${String(spec.apart)} apart`,
      );
    };
  },
  layoutProblems: (spec, layout) => {
    const path = ['apart'];
    if (spec.apart === 0) return [];
    if (layout.vectorCount === 1) {
      return [{ path, message: `expected 0, for a sample is one particle, got ${String(spec.apart)}` }];
    }
    const draw = drawing(spec, layout, TRIAL_SEED);
    const differences = layout.vectorCount ** 2 * layout.vectorLength;
    const most = Math.min(TRIED, Math.ceil(MOST_DIFFERENCES / differences));
    let found = 0;
    for (let tried = 0; tried < most; tried += 1) if (areApart(draw(), layout, spec.apart)) found += 1;
    if (found * RAREST >= most) return [];
    const message =
      `expected ${String(layout.vectorCount)} particles that can be so far apart between ${String(spec.from)} and ` +
      `${String(spec.to)}, got ${String(spec.apart)}, which ${found === 0 ? 'no sample' : String(found)} of ${String(most)} keeps`;
    return [{ path, message }];
  },
  hasLabels: () => false,
});

function drawing({ from, to }: Uniform, { vectorCount, vectorLength }: SampleLayout, seed: number): () => Float64Array {
  const stream = uniformStream(seed);
  return () => Float64Array.from({ length: vectorCount * vectorLength }, () => from + (to - from) * stream());
}

function areApart(sample: Float64Array, { vectorCount, vectorLength }: SampleLayout, apart: number): boolean {
  for (let first = 0; first < vectorCount; first += 1) {
    for (let second = first + 1; second < vectorCount; second += 1) {
      let square = 0;
      for (let entry = 0; entry < vectorLength; entry += 1) {
        const [a = NaN, b = NaN] = [sample[first * vectorLength + entry], sample[second * vectorLength + entry]];
        square += (a - b) ** 2;
      }
      if (square < apart * apart) return false;
    }
  }
  return true;
}
