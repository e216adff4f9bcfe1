import type { AlgebraStructure } from '@liesweep/lie';
import { z } from 'zod';
import { size } from './stored-numbers.js';

/** What is known of a Lie algebra, as it is stored. */
export const algebraStructureSchema = z.object({
  name: z.string().nullable().describe('such as so(4) ≅ su(2)⊕su(2); null unless the numbers below decide it'),
  dimension: size,
  isClosed: z.boolean(),
  killing: z
    .object({ plus: size, minus: size, zero: size })
    .nullable()
    .describe('numbers of eigenvalues of the Killing form by sign'),
  rank: size.nullable().describe('dimension of a Cartan subalgebra'),
  centreDimension: size.nullable(),
  derivedDimension: size.nullable(),
  ideals: z
    .array(z.object({ dimension: size, name: z.string().nullable() }))
    .describe('simple ideals, the largest first, then the centre; empty when the algebra is not reductive'),
  reason: z.string().describe('one sentence: what decides the name, or why there is none'),
  decomposition: z
    .object({
      derivedSeries: z.array(size).nullable(),
      lowerCentralSeries: z.array(size).nullable(),
      radicalDimension: size.nullable(),
      nilradicalDimension: size.nullable(),
      levi: z
        .object({
          dimension: size,
          name: z.string().nullable(),
          radical: z.string(),
          factor: z.array(z.array(z.number())),
        })
        .nullable()
        .describe('the algebra as s ⋉ rad with a semisimple s, and s as combinations of the generators'),
    })
    .exactOptional()
    .describe('series, radical and Levi factor; only of algebras that are not reductive'),
}) satisfies z.ZodType<AlgebraStructure>;
