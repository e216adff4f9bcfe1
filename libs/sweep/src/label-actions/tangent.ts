import { z } from 'zod';
import { defineLabelAction } from './define-label-action.js';

const storedSchema = z.strictObject({ kind: z.literal('tangent'), timeScaling: z.boolean() });

/** Labels are the velocities of the features. */
export const tangent = defineLabelAction<z.output<typeof storedSchema>>({
  kind: 'tangent',
  meaning:
    'labels are the velocities of the features, x′ = f(x): Df·v = Dv·f; with `timeScaling: true` + λ f, and any λ; of flows',
  examples: [
    { written: 'tangent', spec: { kind: 'tangent', timeScaling: false } },
    { written: 'tangent', spec: { kind: 'tangent', timeScaling: true } },
  ],
  ofWord: { kind: 'tangent', timeScaling: false },
  storedSchema,
  key: ({ kind, timeScaling }) => (timeScaling ? `${kind}(time)` : kind),
  misfit: (_, { labelCount, dimension, vectorCount }) =>
    labelCount === dimension * vectorCount
      ? undefined
      : `${String(dimension * vectorCount)} labels, one velocity for each feature of a sample`,
  unknowns: ({ timeScaling }) => (timeScaling ? 1 : 0),
  needsOneField: false,
});
