import { z } from 'zod';

const numbers = z.array(z.number());
const matrix = z.array(numbers);

/** Curves of the trials of a cell, each of at most as many points as were asked for. */
export const curvesSchema = z.object({
  curves: z.array(
    z.object({
      restart: z.int().nonnegative(),
      isBest: z.boolean(),
      vanishes: z.boolean(),
      steps: z.array(z.int().nonnegative()),
      losses: z.array(z.number().nullable()),
    }),
  ),
  of: z.int().nonnegative().describe('recorded trials of the cell'),
});

/** The generators of one trial of a cell, in a basis of their span. */
export const generatorsSchema = z.object({
  restart: z.int().nonnegative().describe('whose they are'),
  basis: z.enum(['trained', 'sparsest', 'certified']),
  bases: z.array(z.enum(['trained', 'sparsest', 'certified'])).describe('that can be asked for'),
  field: z.enum(['real', 'complex']),
  kind: z.enum(['matrices', 'fields', 'networks']),
  features: z.array(z.string()).describe('names of the n features'),
  matrices: z.array(matrix).describe('[N_g, n, n], the real parts; empty where generators are no matrices'),
  imaginary: z.array(matrix).nullable().describe('[N_g, n, n], the imaginary parts'),
  formulas: z.array(z.string()).describe('one per generator where it has one, such as x ∂y − y ∂x'),
  structureConstants: z
    .array(z.object({ a: z.int(), b: z.int(), coefficients: numbers }))
    .describe('[𝕁_a, 𝕁_b] = Σ_c coefficients_c 𝕁_c for a < b, counted from 0'),
  structure: z
    .unknown()
    .describe('SliceStructure of the span: name, rank, Killing form, ideals; null where it is none'),
  roots: z
    .object({
      rank: z.int(),
      vectors: z
        .array(numbers)
        .describe('one per root, `rank` coordinates each, in an orthonormal basis of the Cartan subalgebra'),
      isLong: z.array(z.boolean()),
      simple: z.array(z.int()).describe('positions of the simple roots'),
      type: z.string().nullable().describe('such as A3 or A1 ⊕ A1'),
    })
    .nullable(),
  referee: z.unknown().describe('RefereeVerdict, or null'),
  problem: z.string().nullable().describe('why something is missing'),
});

/** What one generator, or a combination of them, does to samples and to the plane. */
export const actionSchema = z.object({
  generator: z.int().nonnegative().describe('its position in the basis'),
  restart: z.int().nonnegative().describe('whose generators they are'),
  duration: z.number().describe('the flow’s time over which paths are drawn: t in exp(t𝕁)'),
  features: z
    .array(z.string())
    .describe('names of the real numbers of one vector; of complex features all real parts, then all imaginary ones'),
  particles: z.int().positive().describe('vectors of a sample, one after another'),
  shownAxes: z
    .array(z.int().nonnegative())
    .describe(
      'positions in `features`, two or three of those that move most, that points are drawn by; one of a single feature',
    ),
  contours: z
    .object({
      x: numbers,
      y: numbers,
      values: z.array(z.array(z.number().nullable())).describe('φ, [y, x]; null where it is not finite'),
      label: z.string(),
    })
    .nullable()
    .describe('of the first label over the plane of the two features, where there are two'),
  paths: z
    .array(z.array(numbers))
    .describe('[paths, points, shown axes]: from a few samples, of several particles one path for each of them'),
  samples: z.object({
    before: z.array(numbers).describe('[samples, particles · features]'),
    after: z
      .array(z.array(numbers))
      .describe('[frames, samples, particles · features], frame k at t = duration · k / (frames − 1)'),
    labelsBefore: z
      .array(numbers)
      .nullable()
      .describe('[samples, labels]: φ of each sample; null where φ cannot be evaluated here'),
    labelsAfter: z.array(z.array(numbers)).nullable().describe('[frames, samples, labels]'),
    labelsMove: z.boolean().describe('whether the sweep looks for fields along which labels move too'),
    largestChange: z
      .number()
      .nullable()
      .describe(
        'of any label over all samples and frames, by its spread over the data: about 1e-6 where float32 keeps φ, about 1 where nothing does; of labels that move along, the largest departure from that',
      ),
  }),
  digits: z
    .object({
      side: z.int(),
      strips: z.array(
        z.object({
          times: numbers,
          images: z.array(z.string()).describe('base64 of side² bytes, 0 dark to 255 light, one per time'),
          classes: z.array(z.int()).describe('what the oracle takes each for'),
        }),
      ),
    })
    .nullable(),
  problem: z.string().nullable().describe('why something is missing'),
});

/** A figure that can be asked for. */
export const figureSchema = z.object({
  name: z.string().describe('the name of its file without `.svg`'),
  kind: z.string(),
  title: z.string(),
  slice: z.int().nonnegative().nullable().describe('position of the slice that it is of'),
});

/** Curves of the trials of a cell. */
export type Curves = z.infer<typeof curvesSchema>;

/** The generators of one trial of a cell. */
export type Generators = z.infer<typeof generatorsSchema>;

/** What a generator does. */
export type GeneratorAction = z.infer<typeof actionSchema>;

/** A figure that can be asked for. */
export type Figure = z.infer<typeof figureSchema>;
