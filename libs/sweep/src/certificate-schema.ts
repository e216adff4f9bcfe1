import { z } from 'zod';
import type { Certificate } from './certificate.js';
import { countFromOne, size } from './stored-numbers.js';

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
