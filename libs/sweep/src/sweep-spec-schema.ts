import { z } from 'zod';
import { DATA, type DataSpec } from './data/index.js';
import { CorruptFileError } from './errors.js';
import { LOSS_TERMS, type LossTerm } from './loss-weights.js';
import { LABEL_ACTIONS, type LabelActionSpec } from './label-actions/index.js';
import { ORACLES, type OracleSpec } from './oracles/index.js';
import { PARAMETERISATIONS, type ParameterisationSpec } from './parameterisations/index.js';
import { storedParticlesSchema } from './particles.js';
import { SCHEDULES, type ScheduleSpec } from './schedules.js';
import { writtenOut } from './schema/written-out.js';
import { storedConservedSchema } from './sweep-file/conserved-schema.js';
import type { SweepSpec } from './sweep-spec.js';
import { CLOSURE_FORMS, INVARIANCE_FORMS } from './term-forms/index.js';

const count = z.int().nonnegative();
const size = z.int().positive();
const text = z.string().min(1);
const sizes = z.array(size).min(1);

/** One of several kinds, as it is stored. */
function oneOf<Spec>(definitions: readonly { readonly storedSchema: z.ZodType }[]): z.ZodType<Spec> {
  const schemas = definitions.map(({ storedSchema }) => storedSchema) as unknown as [z.core.$ZodTypeDiscriminable];
  return z.discriminatedUnion('kind', schemas) as unknown as z.ZodType<Spec>;
}

const oracle = writtenOut(
  oneOf<OracleSpec>(ORACLES.map(({ fileSchema, storedSchema }) => ({ storedSchema: storedSchema ?? fileSchema }))),
);

const systemSchema = z.strictObject({
  oracles: z.array(oracle).min(1),
  field: z.enum(['real', 'complex']),
  parameterisation: oneOf<ParameterisationSpec>(PARAMETERISATIONS),
  particles: storedParticlesSchema.exactOptional(),
  labelAction: oneOf<LabelActionSpec>(LABEL_ACTIONS).exactOptional(),
});

const dataSchema = oneOf<DataSpec>(DATA);

const weightAxis = z.array(z.number().nonnegative()).min(1);

const gridSchema = z.strictObject({
  dimension: z.array(size),
  generators: sizes,
  weights: z.strictObject(
    Object.fromEntries(LOSS_TERMS.map((term) => [term, weightAxis])) as Record<LossTerm, typeof weightAxis>,
  ),
});

const trainingSchema = z.strictObject({
  optimizer: z.literal('adam'),
  learningRate: z.number().positive(),
  schedule: oneOf<ScheduleSpec>(SCHEDULES),
  steps: size,
  invariance: z.enum(INVARIANCE_FORMS.map(({ form }) => form)),
  epsilon: z.number().positive(),
  structureConstants: z.enum(CLOSURE_FORMS.map(({ form }) => form)),
  stopBelow: z.number().nonnegative(),
});

/**
 * A specification as it is stored: the whole of `SweepSpec`, and no other key. It is a check of the form; what is computed has
 * its own digest (`specDigest`).
 */
export const sweepSpecSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,63}$/),
  system: systemSchema,
  data: dataSchema,
  grid: gridSchema,
  restarts: size,
  training: trainingSchema,
  execution: z.strictObject({
    device: z.string().regex(/^[a-z0-9-]{1,63}$/),
    checkpointIntervalMs: z.number().positive(),
    maxStackMemoryBytes: z.union([z.literal('auto'), z.number().positive()]),
  }),
  budget: z.strictObject({
    trials: size.nullable(),
    deviceHours: z.number().positive().nullable(),
    wallTimeMs: z.number().positive().nullable(),
    failures: count.nullable(),
  }),
  seed: count,
  candidates: z.array(z.union([text, z.strictObject({ path: text })])).optional(),
  conserved: storedConservedSchema.optional(),
  repetition: size.exactOptional(),
}) satisfies z.ZodType<SweepSpec>;

/** All keys of a type, at every depth, as if none were optional or read-only. */
type Whole<T> = T extends object ? { -readonly [Key in keyof T]-?: Whole<T[Key]> } : T;

/** `SweepSpec`, and nothing at all where it has something that the schema does not know: then `parseSweepSpec` does not compile. */
type CheckedSpec = Whole<SweepSpec> extends Whole<z.infer<typeof sweepSpecSchema>> ? SweepSpec : never;

/**
 * A specification from what a file or a row holds as JSON.
 *
 * @param place what messages call the file or the row
 * @throws CorruptFileError when it has another form
 */
export function parseSweepSpec(place: string, json: unknown): CheckedSpec {
  const parsed = sweepSpecSchema.safeParse(json);
  if (!parsed.success) throw new CorruptFileError(place, z.prettifyError(parsed.error));
  return parsed.data;
}
