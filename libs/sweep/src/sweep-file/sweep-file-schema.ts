import { z } from 'zod';
import { axis } from './axis.js';
import { candidatesSchema } from './candidates-schema.js';
import { conservedSchema } from './conserved-schema.js';
import { DATA, type DataSpec } from '../data/index.js';
import { kindOrMapping } from '../schema/kind-or-mapping.js';
import { mapping } from '../schema/mapping.js';
import { nonNegativeNumber, positiveNumber, wholeNumber } from '../schema/numbers.js';
import { SCHEDULES, type ScheduleSpec } from '../schedules.js';
import { CLOSURE_FORMS, INVARIANCE_FORMS } from '../term-forms/index.js';
import { duration, memorySize } from './quantities.js';
import { systemSchema } from './system-schema.js';

const LARGEST_DIMENSION = 1_000;
const MOST_GENERATORS = 10_000;
const MOST_RESTARTS = 10_000_000;
const MOST_STEPS = 1_000_000_000;

const NAME = 'a name of 1 to 63 characters from a-z, 0-9 and -';
const DEVICE = 'auto, or the name of a device class in a-z, 0-9 and -';

const weightAxis = (): ReturnType<typeof axis> => axis(nonNegativeNumber(), positiveNumber());

const weightsSchema = mapping({
  invariance: weightAxis().default([1]),
  normalization: weightAxis().default([1]),
  orthogonality: weightAxis().default([1]),
  closure: weightAxis().default([0, 1]),
  sparsity: weightAxis().default([0]),
});

const gridSchema = mapping({
  dimension: axis(wholeNumber(1, LARGEST_DIMENSION), wholeNumber(1, LARGEST_DIMENSION))
    .optional()
    .describe('n, the number of features; fixed by the file for table, csv, npy, trajectory and mnist-latent.'),
  generators: axis(wholeNumber(1, MOST_GENERATORS), wholeNumber(1, MOST_GENERATORS)).describe(
    'N_g, the number of generators.',
  ),
  weights: weightsSchema.prefault({}).describe('h_i, the weights of the five terms of the loss.'),
});

const scheduleSchema = kindOrMapping<ScheduleSpec>(
  SCHEDULES,
  'a mapping with the key kind, such as { kind: inverse-sqrt, halfLife: 500 }',
);

const dataSchema = kindOrMapping<DataSpec>(DATA, 'a mapping with the key kind, such as { kind: normal, samples: 300 }');

const trainingSchema = mapping({
  optimizer: z.enum(['adam']).default('adam'),
  learningRate: positiveNumber().default(0.01),
  schedule: scheduleSchema.prefault('inverse-sqrt').describe('How the learning rate falls.'),
  steps: wholeNumber(1, MOST_STEPS).default(4000),
  invariance: z
    .enum(INVARIANCE_FORMS.map(({ form }) => form))
    .default('lie-derivative')
    .describe('The form of the invariance term.'),
  epsilon: positiveNumber().default(1e-3).describe('ε of the finite form; the Lie-derivative form does not use it.'),
  structureConstants: z.enum(CLOSURE_FORMS.map(({ form }) => form)).default('projected'),
  stopBelow: nonNegativeNumber().default(1e-10).describe('A trial stops when its loss is below.'),
});

const executionSchema = mapping({
  device: z
    .string({ error: DEVICE })
    .regex(/^[a-z0-9-]{1,63}$/, { error: DEVICE })
    .default('auto'),
  checkpointInterval: duration().prefault('30s'),
  maxStackMemory: z.union([z.literal('auto'), memorySize()]).default('auto'),
}).transform(({ device, checkpointInterval, maxStackMemory }) => ({
  device,
  checkpointIntervalMs: checkpointInterval,
  maxStackMemoryBytes: maxStackMemory,
}));

const budgetSchema = mapping({
  trials: wholeNumber(1, Number.MAX_SAFE_INTEGER).nullable().default(null),
  deviceHours: positiveNumber().nullable().default(null),
  wallTime: duration().nullable().default(null),
  failures: wholeNumber(0, Number.MAX_SAFE_INTEGER).nullable().default(null),
}).transform(({ trials, deviceHours, wallTime, failures }) => ({
  trials,
  deviceHours,
  wallTimeMs: wallTime,
  failures,
}));

/** The sweep file: what it may say, and the defaults of what it leaves out. */
export const sweepFileSchema = mapping({
  name: z.string({ error: NAME }).regex(/^[a-z0-9-]{1,63}$/, { error: NAME }),
  system: systemSchema.describe('What is searched for.'),
  data: dataSchema.prefault('normal').describe('Where the samples come from.'),
  grid: gridSchema.describe('The axes: each one value, a list, or { from, to, step? }.'),
  restarts: wholeNumber(1, MOST_RESTARTS).default(16).describe('Random starts of every grid point.'),
  training: trainingSchema.prefault({}).describe('What changes the result of a trial.'),
  execution: executionSchema.prefault({}).describe('Where and how it runs; no part of what is computed.'),
  budget: budgetSchema.prefault({}).describe('When to stop early; null is never.'),
  seed: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(1),
  candidates: candidatesSchema
    .optional()
    .describe('Algebras whose defect `certify` gives; no part of what is computed.'),
  conserved: conservedSchema
    .optional()
    .describe('Functions in which `conserved` looks for what a flow conserves; no part of what is computed.'),
});
