import { z } from 'zod';
import { mapping } from '../schema/mapping.js';
import { column, columns, firstRepeatedColumn, storedColumn } from './column.js';
import { defineData } from './define-data.js';
import { fileSettings, identityOfFile, storedFileSettings } from './file-settings.js';

/** The fewest points in a window, and the most. */
const SMALLEST_WINDOW = 7;
const LARGEST_WINDOW = 1001;

const LABEL = 'velocity, the derivative of the features by time, or next, the features one step later';
const WINDOW = `an odd number of points from ${String(SMALLEST_WINDOW)} to ${String(LARGEST_WINDOW)}`;
const DEGREE = 'an odd degree from 3 to 7';

const windowSchema = z
  .int({ error: WINDOW })
  .min(SMALLEST_WINDOW, { error: WINDOW })
  .max(LARGEST_WINDOW, { error: WINDOW })
  .refine((points) => points % 2 === 1, { error: WINDOW });

const smoothing = z.union(
  [
    z.literal('auto'),
    mapping({ window: windowSchema, degree: z.literal([3, 5, 7], { error: DEGREE }).default(3) }).refine(
      ({ window, degree }) => window > degree + 1,
      { error: 'a window of more points than the polynomial has coefficients' },
    ),
  ],
  { error: 'auto, or a mapping such as { window: 11, degree: 3 }' },
);

const storedSchema = z.strictObject({
  kind: z.literal('trajectory'),
  ...storedFileSettings,
  /** The column that tells trajectories apart; absent where the file is one. */
  trajectory: storedColumn().exactOptional(),
  time: storedColumn(),
  /** The n features. */
  features: z.array(storedColumn()).min(1),
  label: z.enum(['velocity', 'next']),
  /** How derivatives are taken: polynomials over windows that cross-validation chooses for each feature, or these. */
  smoothing: z.union([z.literal('auto'), z.strictObject({ window: windowSchema, degree: z.literal([3, 5, 7]) })]),
  /** How velocities were taken, and how well they are known; no part of any identity. Present once the file has been read. */
  velocity: z
    .array(
      z.strictObject({ name: z.string(), window: z.int().positive(), degree: z.int().positive(), error: z.number() }),
    )
    .exactOptional(),
});

/** Points on curves in time, labelled by where they go. */
export const trajectory = defineData<z.output<typeof storedSchema>>({
  kind: 'trajectory',
  fileSchema: mapping({
    kind: z.literal('trajectory'),
    ...fileSettings,
    trajectory: column().optional().describe('The column that tells trajectories apart; without it the file is one.'),
    time: column().describe('The column of times, ascending within every trajectory.'),
    features: columns().describe('The n real features.'),
    label: z.enum(['velocity', 'next'], { error: LABEL }).describe(`What labels are: ${LABEL}.`),
    smoothing: smoothing
      .default('auto')
      .describe('How velocities are taken: auto, by cross-validation, or a window and a degree.'),
  }).transform(({ trajectory: id, ...rest }, context) => {
    const { features, time, label, smoothing: chosen } = rest;
    if (features.length === 0) {
      context.addIssue({ code: 'custom', path: ['features'], message: 'expected a list of columns, such as [x, y]' });
      return z.NEVER;
    }
    if (firstRepeatedColumn([...(id === undefined ? [] : [id]), time, ...features]) >= 0) {
      const message = 'expected distinct columns for trajectory, time and features, got one twice';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    if (label === 'next' && chosen !== 'auto') {
      const message = 'expected no smoothing for label: next, which takes the points as they are';
      context.addIssue({ code: 'custom', path: ['smoothing'], message });
      return z.NEVER;
    }
    return { ...rest, ...(id === undefined ? {} : { trajectory: id }) };
  }),
  storedSchema,
  source: 'file',
  examples: [
    {
      ...{ kind: 'trajectory', path: 'a.csv', scale: 'standardise', heldOut: 0.2, trajectory: 'id', time: 't' },
      ...{ features: ['x', 'y'], label: 'velocity', smoothing: 'auto' },
    },
    {
      ...{ kind: 'trajectory', path: 'b.csv', scale: 'none', heldOut: 0.5, time: 0 },
      ...{ features: ['x', { square: 'p' }], label: 'velocity', smoothing: { window: 9, degree: 5 } },
    },
    {
      ...{ kind: 'trajectory', path: 'c.csv', scale: 'none', heldOut: 0.5, trajectory: 'id', time: 't' },
      ...{ features: ['x'], label: 'next', smoothing: 'auto' },
    },
  ],
  ...identityOfFile,
  identifiedBy: (spec, facts) => ({
    ...identityOfFile.identifiedBy(spec, facts),
    ...(facts.velocity === undefined ? {} : { velocity: facts.velocity.map((each) => ({ ...each })) }),
  }),
  dimension: ({ features }) => features.length,
  hasLabels: () => true,
  fieldProblems: ({ features }, field) =>
    field === 'complex'
      ? [
          {
            path: ['data', 'kind'],
            message: `expected csv with complexPairs for field: complex, got trajectory with ${String(features.length)} real features`,
          },
        ]
      : [],
});
