import { z } from 'zod';
import { CorruptFileError } from './errors.js';
import { LOSS_TERMS, type LossTerm } from './loss-weights.js';
import { ofEach } from './of-each.js';
import { PARAMETERISATIONS } from './parameterisations/index.js';
import type { SweepSpec } from './sweep-spec.js';

const count = z.int().nonnegative();
const size = z.int().positive();
const text = z.string().min(1);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'expected sha256: and 64 hexadecimal digits' });
const numbers = z.array(z.number()).min(1);
const sizes = z.array(size).min(1);
const activation = z.enum(['tanh', 'softplus', 'relu']);
/** Of a network. */
const layers = { hidden: sizes, activation };

const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quadratic') }),
  z.strictObject({ kind: z.literal('polynomial'), degree: size.exactOptional() }),
  z.strictObject({ kind: z.literal('mlp'), ...layers }),
]);

const oracleSchema = z.union([
  z.strictObject({ kind: z.enum(['norm', 'squared-norm', 'l1', 'determinant', 'three-form']) }),
  z.strictObject({ kind: z.literal('quadratic'), signature: numbers }),
  z.strictObject({ kind: z.literal('quadratic'), matrix: z.array(numbers).min(1) }),
  z.strictObject({
    kind: z.literal('polynomial'),
    terms: z.array(z.strictObject({ coefficient: z.number(), powers: z.array(count).min(1) })).min(1),
  }),
  z.strictObject({ kind: z.literal('cubic'), form: z.enum(['albert', 'traceless']) }),
  z.strictObject({ kind: z.literal('vacuum'), adjoint: numbers }),
  z.strictObject({ kind: z.literal('vacuum'), fundamental: numbers }),
  z.strictObject({
    kind: z.literal('learned'),
    model: modelSchema,
    task: z.enum(['regression', 'classification']),
  }),
  z.strictObject({ kind: z.literal('gradients'), path: text, digest: digest.exactOptional() }),
]);

const systemSchema = z.strictObject({
  oracles: z.array(oracleSchema).min(1),
  field: z.enum(['real', 'complex']),
  parameterisation: z.discriminatedUnion('kind', ofEach(PARAMETERISATIONS, 'storedSchema')),
});

const single = z.union([text, count]);
const column = z.union([single, z.strictObject({ sum: z.array(single).min(2) }), z.strictObject({ square: single })]);

const fileSettings = {
  path: text,
  scale: z.enum(['none', 'standardise', 'global', 'per-feature']),
  heldOut: z.number().gt(0).lt(1),
  digest: digest.exactOptional(),
  stored: z.strictObject({ uri: text, digest, bytes: count }).exactOptional(),
};

const dataSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('normal'), samples: size }),
  z.strictObject({
    kind: z.literal('csv'),
    ...fileSettings,
    features: z.array(column),
    complexPairs: z.array(z.tuple([column, column])),
    labels: z.array(column),
  }),
  z.strictObject({ kind: z.literal('npy'), ...fileSettings, labels: z.union([count, text]) }),
  z.strictObject({ kind: z.literal('mnist-latent'), dimension: size }),
]);

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
  schedule: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('constant') }),
    z.strictObject({ kind: z.literal('inverse-sqrt'), halfLife: z.number().positive() }),
    z.strictObject({ kind: z.literal('cosine') }),
  ]),
  steps: size,
  invariance: z.enum(['lie-derivative', 'finite']),
  epsilon: z.number().positive(),
  structureConstants: z.enum(['projected', 'learned']),
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
