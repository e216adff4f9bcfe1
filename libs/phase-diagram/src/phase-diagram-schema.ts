import { certifiedFieldsSchema, LOSS_TERMS } from '@liesweep/sweep';
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

const stepSchema = z.strictObject({
  dimension: count,
  atMost: z.number().describe('upper bound of the relative defect of the best so many directions'),
  nextAtLeast: z.number().nullable().describe('lower bound of the relative defect of the next one'),
});

const boundSchema = z.strictObject({
  level: z.number().describe('the chance that a statement here is wrong'),
  tolerance: z.number().describe('the relative defect up to which a direction counts as a symmetry'),
  lower: count.describe('the dimension is at least this'),
  upper: count.describe('and at most this'),
  staircase: z.array(stepSchema).describe('approximate symmetry: dimensions with their defects'),
  fittedDegree: count.nullable().describe('degree of the polynomial that describes the labels'),
  judgedDegree: count.nullable().describe('degree of the class that it is judged in'),
  link: z.string().describe('the function of the label that the polynomial describes, such as y or y²'),
  rows: count.describe('different rows'),
  misfit: z.number().describe('bound of the defect by structure that the class misses'),
  truncation: z.number().describe('bound of the defect by the degree at which the class ends'),
  rowsNeeded: z
    .number()
    .nullable()
    .describe('about how many rows would decide, extrapolated; null where more would not help'),
});

const certificateSchema = z.strictObject({
  dimension: count.nullable().describe('null where it is refused or not decided'),
  refusal: z.string().nullable().describe('a word for the cause where it is refused, such as few-rows or lack-of-fit'),
  reason: z.string().describe('one sentence: why the number is given, or why not and what to do'),
  tolerance: z.number().nullable().describe('the relative defect up to which trained generators are accepted'),
  defects: z
    .array(z.number())
    .describe('the smallest relative defects, ascending; 0 is a symmetry, 1 crosses every contour'),
  bound: boundSchema.optional().describe('present where the oracle was fitted to labels'),
  fields: certifiedFieldsSchema.exactOptional().describe('present where generators are fields in a dictionary'),
});

const groupDimensionSchema = z.strictObject({
  value: count.nullable().describe('largest N_g that vanishes; null unless confirmed or detected'),
  status: z.enum(['confirmed', 'detected', 'undetermined', 'conflict', 'not-applicable']),
  certificate: count.nullable().describe('certified dimension; null when refused or not decided'),
  gapDecades: z.number().nullable().describe('log10(smallest failing / largest vanishing final loss)'),
  reason: z.string().describe('one sentence; where nothing is decided, what to add'),
});

const killingSchema = z.strictObject({ plus: count, minus: count, zero: count });

const dimensionsSchema = z.array(count).readonly().nullable();

const leviSchema = z.strictObject({
  dimension: count,
  name: z
    .string()
    .nullable()
    .describe('of the semisimple part, as su(2) ≅ so(3); null where it is not known, or there is none'),
  radical: z
    .string()
    .describe('the radical in words, as R³, h3 (Heisenberg) or nilpotent of dimension 7; 0 where there is none'),
  factor: z
    .array(z.array(z.number()).readonly())
    .readonly()
    .describe('a subalgebra isomorphic to the semisimple part: rows of coefficients of the generators'),
});

const decompositionSchema = z.strictObject({
  derivedSeries: dimensionsSchema.describe('dimensions of g, [g, g], [[g, g], [g, g]] … until they stay'),
  lowerCentralSeries: dimensionsSchema.describe('dimensions of g, [g, g], [g, [g, g]] … until they stay'),
  radicalDimension: count.nullable().describe('of the largest solvable ideal'),
  nilradicalDimension: count.nullable().describe('of the largest nilpotent ideal'),
  levi: leviSchema.nullable(),
});

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
  decomposition: decompositionSchema
    .exactOptional()
    .describe(
      'series, radical and Levi factor; only where the algebra is not reductive, or known by structure constants alone',
    ),
});

const oracleFitSchema = z.strictObject({
  measure: z.enum(['R²', 'accuracy']).describe('of the labels of samples'),
  train: z.number().nullable().describe('on samples that the fit was made with'),
  heldOut: z.number().nullable().describe('on samples that the fit never saw'),
  factor: z.number().nullable().describe('what the oracle is multiplied by: its rows have mean square 1'),
  digest: z.string().describe('of the file that holds the fit in the tensor store'),
  forms: z
    .array(
      z.strictObject({
        matrix: z.array(z.array(z.number())).describe('A of xᵀAx in the units of the features, up to one factor'),
        signature: killingSchema.describe('numbers of its eigenvalues by sign, in standard coordinates'),
      }),
    )
    .optional()
    .describe(
      'one per label, where polynomials of degree 2 describe all of them to 10⁻³ of their slopes: the metric that was found',
    ),
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
  certificate: certificateSchema
    .optional()
    .describe('what holds without training: the dimension of the full linear symmetry algebra'),
  structure: structureSchema
    .optional()
    .describe("the algebra of the detected group, from its cell's best trial in float64"),
});

/** The format of `phase-diagram.json`, version 2. Numbers that are not finite are null. */
export const phaseDiagramSchema = z.strictObject({
  formatVersion: z.literal(2),
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

/** The certificate of a slice. */
export type SliceCertificate = z.infer<typeof certificateSchema>;

/** What is known about the Lie algebra of a detected group. */
export type SliceStructure = z.infer<typeof structureSchema>;

/** How good the oracles of a slice are that were fitted to labels. */
export type LearnedOracles = z.infer<typeof learnedSchema>;

/** The JSON Schema (draft 2020-12) of `phase-diagram.json`. */
export function phaseDiagramJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Liesweep phase diagram', ...z.toJSONSchema(phaseDiagramSchema) };
}
