import { z } from 'zod';
import type { Certificate, CertifiedFields } from './certificate.js';
import { algebraStructureSchema } from './algebra-structure-schema.js';
import { countFromOne, size } from './stored-numbers.js';

/** Certified fields, as they are stored. */
export const certifiedFieldsSchema = z.object({
  functions: z.array(z.string()).describe('θ_k, block after block'),
  features: z.array(z.string()).describe('what the features are called that fields move, block after block'),
  isAlgebra: z.boolean().describe('whether brackets stay among the fields; without, they have no group'),
  bracketResidual: z.number().nullable().describe('the largest share of a bracket that leaves them'),
  pointwiseRank: size.nullable().describe('directions that they span at a point'),
  vanishing: size.describe('fields of the dictionary that vanish on all samples, not counted'),
  trivialLabel: size.describe('actions on the labels alone that do nothing on the data, not counted'),
  isVacuous: z.boolean().describe('whether the action on the labels matches every field'),
  structure: algebraStructureSchema.nullable(),
  formulas: z.array(z.string()).describe('a basis of as few terms as possible'),
  basis: z.array(z.array(z.number())).describe('its coefficients c_jk at j·K + k in the units of the features'),
  structureConstants: z.array(z.array(z.number())).describe('[v_a, v_b] = Σ_c a_abc v_c of the basis, pair by pair'),
  byDegree: z
    .array(z.object({ degree: size, dimension: size }))
    .describe('how many fields there are in the dictionary up to each degree; named functions come last'),
}) satisfies z.ZodType<CertifiedFields>;

/** A certificate as it is stored, without what names its system. */
export const certificateOfLabelsSchema = z.object({
  groupDimension: size.nullable(),
  largestZero: z.number().nullable(),
  smallestNonZero: z.number().nullable(),
  defects: z.array(z.number()).exactOptional(),
  tolerance: z.number().nullable().exactOptional(),
  refusal: z.string().nullable().exactOptional(),
  given: z.literal('gradients').exactOptional(),
  bound: z
    .object({
      level: z.number(),
      tolerance: z.number(),
      lower: size,
      upper: size,
      staircase: z.array(z.object({ dimension: size, atMost: z.number(), nextAtLeast: z.number().nullable() })),
      fittedDegree: size.nullable(),
      judgedDegree: size.nullable(),
      link: z.string(),
      rows: size,
      misfit: z.number(),
      truncation: z.number(),
      rowsNeeded: z.number().nullable(),
    })
    .exactOptional(),
  rowCount: size,
  parameterCount: size,
  reason: z.string(),
  fields: certifiedFieldsSchema.exactOptional(),
});

/** The certificate of a system and n, as it is stored. */
export const certificateSchema: z.ZodType<Certificate> = certificateOfLabelsSchema.extend({
  system: z.string().min(1),
  dimension: countFromOne,
  fits: z
    .array(
      z.object({
        measure: z.enum(['R²', 'accuracy']),
        train: z.number(),
        heldOut: z.number(),
        factor: z.number(),
        digest: z.string(),
        forms: z
          .array(
            z.object({
              matrix: z.array(z.array(z.number())),
              signature: z.object({ plus: size, minus: size, zero: size }),
            }),
          )
          .exactOptional(),
      }),
    )
    .exactOptional(),
});
