import { fieldName, formulaText, particleFlows, type ParticleFlow } from '@liesweep/figures';
import { flowPaths } from '../findings/flow-path.js';
import { sliceAction, type SliceAction } from '../findings/slice-action.js';
import { fragment } from '../page/fragment.js';
import { defineSliceFigure } from './define-slice-figure.js';

/** How far each particle of the shown sample moves, over the distance between two of them. */
const MOVED = 0.7;

/** Among so many samples one is shown whose particles are well apart. */
const CANDIDATES = 60;

interface ShownFlows {
  readonly flows: readonly ParticleFlow[];
  readonly features: readonly string[];
  readonly movesLabels: boolean;
}

/** The particles of one sample of each slice before and after exp(tv), for every field of the basis. */
export const particles = defineSliceFigure<ShownFlows>({
  name: 'particles',
  tellsOf: 'certificate',
  generators: 'coefficients',

  place: (_, { n }) => `n${String(n)}`,

  read: (slice, findings) => {
    const action = sliceAction(slice, findings);
    if (action === undefined || action.basis.length === 0 || action.particleCount < 2) return undefined;
    return { flows: flowsOf(action), features: action.features, movesLabels: action.movesLabels };
  },

  draw: ({ flows, features }, layout) => ({ 'particle-flows': particleFlows(flows, features, layout) }),

  section: ({ movesLabels }, { card }) =>
    card(
      'particle-flows',
      'Particles',
      fragment`The particles of one sample, moved along every field: exp(tv).${
        movesLabels ? null : ' Below stands φ before and after.'
      }`,
    ),
});

function flowsOf({ basis, samples, features, labels, movesLabels }: SliceAction): ParticleFlow[] {
  const n = features.length;
  const sample = clearest(samples.slice(0, CANDIDATES), n);
  const length = MOVED * distanceIn(sample, n) * Math.sqrt(sample.length / n);
  return basis.map(({ formula, ofSample }, a): ParticleFlow => {
    const [{ points, duration } = { points: [sample], duration: 0 }] = flowPaths(ofSample, [sample], length);
    const last = points.at(-1) ?? sample;
    const [before, after] = labels === null || movesLabels ? [[], []] : [labels(sample), labels(last)];
    return {
      title: `${fieldName(a + 1)} = ${formulaText(formula)}`,
      paths: Array.from({ length: sample.length / n }, (_, p) =>
        points.map((point) => Array.from(point.subarray(p * n, (p + 1) * n))),
      ),
      duration,
      labels: before.map((value, k) => [value, after[k] ?? Number.NaN] as const),
    };
  });
}

/** The sample whose two closest particles are farthest apart, over its size. */
function clearest(samples: readonly Float64Array[], n: number): Float64Array {
  const clearance = (sample: Float64Array): number => {
    const [least] = distances(sample, n).sort((a, b) => a - b);
    return (least ?? 0) / (distanceIn(sample, n) || 1);
  };
  return samples.reduce((best, sample) => (clearance(sample) > clearance(best) ? sample : best));
}

/** The root mean square distance of two particles. */
function distanceIn(sample: Float64Array, n: number): number {
  const all = distances(sample, n);
  return Math.hypot(...all) / Math.sqrt(all.length || 1);
}

function distances(sample: Float64Array, n: number): number[] {
  const count = sample.length / n;
  return Array.from({ length: count }, (_, p) => p).flatMap((p) =>
    Array.from({ length: count - p - 1 }, (_, offset) =>
      Math.hypot(
        ...Array.from({ length: n }, (__, j) => (sample[p * n + j] ?? 0) - (sample[(p + 1 + offset) * n + j] ?? 0)),
      ),
    ),
  );
}
