import { fieldName, formulaText, labelFlows, type LabelFlow } from '@liesweep/figures';
import { LABELS_STAY, type SystemSpec } from '@liesweep/sweep';
import { spreadsOf } from '../findings/change-of-labels.js';
import { flowPaths } from '../findings/flow-path.js';
import { labelMotion } from '../findings/label-motions.js';
import { motionConstants, movedLabels } from '../findings/moved-labels.js';
import { sliceAction, type SliceAction } from '../findings/slice-action.js';
import { systemFormula } from '../findings/system-formula.js';
import { fragment } from '../page/fragment.js';
import { defineSliceFigure } from './define-slice-figure.js';

/** Samples that are moved, and how far, over the spread of a sample. */
const SHOWN = 5;
const MOVED = 0.8;

/** A file of numbers beside what the labels should be: 6 fields say what all would. */
const MOST_FLOWS = 6;

/** Labels that move are shown of no more constants than this: their fit would take longer than all other figures. */
const MOST_CONSTANTS = 200;

interface ShownLabels {
  readonly flows: readonly LabelFlow[];
  /** Fields of the basis, of which as many as `flows` are shown. */
  readonly fieldCount: number;
  readonly names: { readonly features: readonly string[]; readonly labels: readonly string[] };
}

/** Samples of each slice whose labels transform, moved along every field, and their labels beside. */
export const labels = defineSliceFigure<ShownLabels>({
  name: 'labels',
  tellsOf: 'certificate',
  generators: 'coefficients',

  place: (_, { n }) => `n${String(n)}`,

  read: (slice, findings) => {
    const action = sliceAction(slice, findings);
    if (action === undefined || action.basis.length === 0 || !action.movesLabels || action.labels === null)
      return undefined;
    const flows = flowsOf(action, findings.spec.system);
    if (flows.length === 0) return undefined;
    const count = flows[0]?.expected[0]?.length ?? 0;
    return {
      flows,
      fieldCount: action.basis.length,
      names: {
        features: action.features,
        labels: Array.from({ length: count }, (_, k) => formulaText(`f${String(k + 1)}`)),
      },
    };
  },

  draw: ({ flows, names }, layout) => ({ 'label-flows': labelFlows(flows, names, layout) }),

  section: ({ flows, fieldCount }, { card }) =>
    card(
      'label-flows',
      'Labels along the flows',
      fragment`Samples moved along a field, and their labels: circles are the labels of what was moved, f(exp(tv)x), crosses the labels that were moved themselves, exp(tV)f(x).${
        flows.length < fieldCount ? ` ${String(flows.length)} of ${String(fieldCount)} fields are shown.` : null
      }`,
    ),
});

function flowsOf(action: SliceAction, system: SystemSpec): LabelFlow[] {
  const { basis, samples, features, labels: labelsAt } = action;
  const n = features.length;
  const formula = systemFormula(system, { dimension: n, field: system.field });
  if (labelsAt === null || formula === null) return [];
  const labelCount = labelsAt(samples[0] ?? new Float64Array(n)).length;
  const spreads = spreadsOf(samples.map(labelsAt));
  const size = spreadsOf(samples.map((sample) => Array.from(sample))).reduce((sum, each) => Math.hypot(sum, each), 0);
  const starts = samples.slice(0, SHOWN);
  return basis.slice(0, MOST_FLOWS).flatMap((field, a): LabelFlow[] => {
    const motion = labelMotion(system.labelAction ?? LABELS_STAY, field, n, labelCount);
    if (motion.freeCount > MOST_CONSTANTS) return [];
    const constants = motionConstants(motion, samples.slice(SHOWN), labelsAt, (x) => {
      const v = field.ofSample(x);
      return formula.gradient(x).map((row) => row.reduce((sum, slope, at) => sum + slope * (v[at] ?? Number.NaN), 0));
    });
    const paths = flowPaths(field.ofSample, starts, MOVED * size);
    const moved = paths.map(({ points, duration }) =>
      movedLabels(field, motion, constants, labelsAt, points, duration),
    );
    const differences = moved.flatMap(({ found, expected }) =>
      expected.map((value, k) => Math.abs((found.at(-1)?.[k] ?? Number.NaN) - value) / (spreads[k] ?? Number.NaN)),
    );
    return [
      {
        title: `${fieldName(a + 1)} = ${formulaText(field.formula)}`,
        action: motion.text,
        samples: paths.map(({ points }) => points.map((point) => Array.from(point.subarray(0, n)))),
        labels: moved.map(({ found }) => found),
        expected: moved.map(({ expected }) => expected),
        duration: paths[0]?.duration ?? 0,
        difference: Math.max(0, ...differences),
      },
    ];
  });
}
