import type { Matrix } from '@liesweep/lie';
import { namedStructure, type NamedStructure } from './span-structure.js';

/** An entry is either within the noise or this many times above it; in between nothing is said. */
const CLEARLY_ABOVE = 2;

/** More of an entry is never taken for noise. */
const MOST_NOISE = 0.05;

/**
 * Which algebra measured generators span, where entries of their sparsest basis that are within the noise count as none: they
 * keep a set from closing, although nothing says that they are there.
 *
 * @param forms of the sparsest basis, real forms, where every feature has size 1
 * @param noise the share of a generator's largest entry that is not known
 * @returns undefined where an entry is neither within the noise nor clearly above, or where the rest has no name either
 */
export function structureWithinNoise(forms: readonly Matrix[], noise: number): NamedStructure | undefined {
  const cleaned: Matrix[] = [];
  for (const form of forms) {
    const largest = form.data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
    const limit = Math.min(MOST_NOISE, noise) * largest;
    if (form.data.some((entry) => Math.abs(entry) > limit && Math.abs(entry) < CLEARLY_ABOVE * limit)) return undefined;
    cleaned.push({ ...form, data: form.data.map((entry) => (Math.abs(entry) <= limit ? 0 : entry)) });
  }
  const named = namedStructure(cleaned);
  if (named.name === null) return undefined;
  return { ...named, reason: `${named.reason} Entries of the generators within the noise count as none.` };
}
