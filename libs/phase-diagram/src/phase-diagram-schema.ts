import { LOSS_TERMS } from '@liesweep/sweep';
import { z } from 'zod';

const lossTerm = z.enum(LOSS_TERMS);
const loss = z.number().nonnegative().nullable();
const count = z.int().nonnegative();

const cellSchema = z.strictObject({
  generators: z.int().positive().describe('N_g, the number of generators'),
  trials: count.describe('recorded trials, each from another random start'),
  lowestLoss: loss.describe('smallest loss that any trial reached; null when none was finite'),
  finalLoss: loss.describe('smallest loss at the end of training; this one is judged'),
  vanishing: z.boolean().describe('a final loss vanishes and the float64 referee accepts the generators'),
  dominantTerm: lossTerm.nullable().describe('largest term at the step of the lowest loss'),
  terms: z.record(lossTerm, loss).describe('the terms at the step of the lowest loss, weighted by h'),
  vanishingTrials: count,
});

const groupDimensionSchema = z.strictObject({
  value: count.nullable().describe('largest N_g that vanishes; null unless confirmed or detected'),
  status: z.enum(['confirmed', 'detected', 'undetermined', 'conflict', 'not-applicable']),
  certificate: count.nullable().describe('dimension of the full linear symmetry algebra; null when refused'),
  gapDecades: z.number().nullable().describe('log10(smallest failing / largest vanishing final loss)'),
  reason: z.string().describe('one sentence; where nothing is decided, what to add'),
});

const killingSchema = z.strictObject({ plus: count, minus: count, zero: count });

const structureSchema = z.strictObject({
  name: z.string().nullable().describe('such as so(4) ≅ su(2)⊕su(2); null unless the numbers below decide it'),
  dimension: count,
  isClosed: z.boolean(),
  killing: killingSchema.nullable().describe('numbers of eigenvalues of the Killing form by sign'),
  rank: count.nullable().describe('dimension of a Cartan subalgebra'),
  centreDimension: count.nullable(),
  derivedDimension: count.nullable(),
  ideals: z
    .array(z.strictObject({ dimension: count, name: z.string().nullable() }))
    .describe('simple ideals, the largest first, then the centre; empty when the algebra is not reductive'),
  reason: z.string().describe('one sentence: what decides the name, or why there is none'),
});

const oracleFitSchema = z.strictObject({
  measure: z.enum(['R²', 'accuracy']).describe('of the labels of samples'),
  train: z.number().nullable().describe('on samples that the fit was made with'),
  heldOut: z.number().nullable().describe('on samples that the fit never saw'),
  factor: z.number().nullable().describe('what the oracle is multiplied by: its rows have mean square 1'),
  digest: z.string().describe('of the file that holds the fit in the tensor store'),
});

const learnedSchema = z.strictObject({
  fits: z.array(oracleFitSchema).describe('one per learned oracle, in the order of the sweep file'),
  note: z.string().describe('one sentence: what the symmetry of a fit means'),
});

const sliceSchema = z.strictObject({
  system: z.string().describe('canonical key, such as squared-norm/real/linear'),
  dimension: z.int().positive().describe('n, the number of features'),
  weights: z.record(lossTerm, z.number().nonnegative()).describe('h, the weights of the loss terms'),
  cells: z.array(cellSchema).describe('in ascending order of generators'),
  groupDimension: groupDimensionSchema,
  learned: learnedSchema.optional().describe('how good the oracles are that were fitted to labels'),
  structure: structureSchema
    .optional()
    .describe("the algebra of the detected group, from its cell's best trial in float64"),
});

/** The format of `phase-diagram.json`, version 1. Numbers that are not finite are null. */
export const phaseDiagramSchema = z.strictObject({
  formatVersion: z.literal(1),
  sweep: z.string().describe('name of the sweep'),
  specDigest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  slices: z.array(sliceSchema),
});

/** A phase diagram: what `phase-diagram.json` holds. */
export type PhaseDiagram = z.infer<typeof phaseDiagramSchema>;

/** The cells of one (system, n, h) along N_g, and what they say about the group. */
export type PhaseDiagramSlice = z.infer<typeof sliceSchema>;

/** One cell of a phase diagram: all trials of one grid point. */
export type PhaseDiagramCell = z.infer<typeof cellSchema>;

/** The detected dimension of the symmetry group, with its status and the reason for it. */
export type GroupDimension = z.infer<typeof groupDimensionSchema>;

/** What is known about the Lie algebra of a detected group. */
export type SliceStructure = z.infer<typeof structureSchema>;

/** How good the oracles of a slice are that were fitted to labels. */
export type LearnedOracles = z.infer<typeof learnedSchema>;

/** The JSON Schema (draft 2020-12) of `phase-diagram.json`. */
export function phaseDiagramJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Liesweep phase diagram', ...z.toJSONSchema(phaseDiagramSchema) };
}
