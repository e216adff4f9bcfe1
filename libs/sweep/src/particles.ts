import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.js';
import { shortText } from './schema/short-text.js';
import { mapping } from './schema/mapping.js';
import { wholeNumber } from './schema/numbers.js';

const MOST_PARTICLES = 64;
const MOST_FEATURES = 1_000;

const FEATURE = 'a name of letters, digits and _ that begins with a letter, such as x';

/** A list of names that expressions can use, each once. */
const features = z
  .array(z.string({ error: FEATURE }).regex(/^[A-Za-z]\w{0,31}$/, { error: FEATURE }), {
    error: 'a list of names, such as [x, y, z]',
  })
  .min(1, { error: 'at least one name' })
  .max(MOST_FEATURES, { error: `at most ${String(MOST_FEATURES)} names` });

const storedSchema = z.strictObject({ count: z.int().positive(), features, tied: z.boolean() });

/** What a sweep file says of the particles of a sample. */
export const particlesSchema = mapping({
  count: wholeNumber(1, MOST_PARTICLES).describe('q, the number of vectors of a sample.'),
  features: features.describe('What the n features of every particle are called.'),
  tied: z.boolean().default(true).describe('true: one field moves all particles. false: each is moved by its own.'),
}).superRefine(({ count, features: given }, context) => {
  const names = particleFeatureNames({ count, features: given });
  const seen = new Map<string, number>();
  names.forEach((name, at) => {
    if (!seen.has(name)) seen.set(name, at);
  });
  const repeated = names.find((name, at) => seen.get(name) !== at);
  if (repeated === undefined) return;
  const message = `expected names that stay distinct with the number of the particle, got ${shortText(repeated)} twice`;
  context.addIssue({ code: 'custom', path: ['features'], message });
});

/** What is stored of them. */
export const storedParticlesSchema = storedSchema;

/** Several vectors in a sample, q of them with n features each, and whether one field moves them all. */
export type ParticlesSpec = DeepReadonly<z.output<typeof storedSchema>>;

/** What expressions call the numbers of a sample, particle by particle: `x`, `y` of one, and `x1`, `y1`, `x2`, … of several. */
export function particleFeatureNames({ count, features: names }: Pick<ParticlesSpec, 'count' | 'features'>): string[] {
  if (count === 1) return [...names];
  return Array.from({ length: count }, (_, at) => names.map((name) => `${name}${String(at + 1)}`)).flat();
}
