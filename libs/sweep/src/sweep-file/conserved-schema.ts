import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { mapping } from '../schema/mapping.js';
import { wholeNumber } from '../schema/numbers.js';

const HIGHEST_DEGREE = 12;
const MOST_FUNCTIONS = 200;

const FUNCTIONS = 'a list of functions of the features, such as [1/sqrt(x^2 + y^2)]';
const PAIRS = 'a list of pairs of a coordinate and its momentum, such as [[x, px], [y, py]]';

const pair = z.tuple([z.string({ error: PAIRS }).min(1), z.string({ error: PAIRS }).min(1)], { error: PAIRS });

/** Functions in which a flow's conserved quantities are looked for. */
export const conservedSchema = mapping({
  degree: wholeNumber(0, HIGHEST_DEGREE).default(2).describe('Of the monomials of the features.'),
  functions: z
    .array(z.string({ error: FUNCTIONS }).min(1, { error: FUNCTIONS }), { error: FUNCTIONS })
    .max(MOST_FUNCTIONS, { error: `at most ${String(MOST_FUNCTIONS)} functions` })
    .default([])
    .describe('Functions beside the monomials, such as 1/sqrt(x^2 + y^2).'),
  poisson: z
    .array(pair, { error: PAIRS })
    .default([])
    .describe('Pairs [q, p] of features with {q, p} = 1: the algebra of the conserved quantities is then named.'),
});

/** As it is stored. */
export const storedConservedSchema = z.strictObject({
  degree: z.int().nonnegative(),
  functions: z.array(z.string().min(1)),
  poisson: z.array(z.tuple([z.string().min(1), z.string().min(1)])),
});

/** What `conserved` is asked. */
export type ConservedSpec = DeepReadonly<z.output<typeof storedConservedSchema>>;
