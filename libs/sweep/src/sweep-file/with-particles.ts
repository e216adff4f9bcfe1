import { countOf } from '../count-of.js';
import type { DataSpec } from '../data/index.js';
import { particleNames } from '../data/particle-names.js';
import type { Problem } from '../schema/problem.js';
import type { SystemSpec } from '../sweep-spec.js';

/**
 * A system whose particles are the vectors of its data: where the sweep file says none, they are called by what the names of
 * their columns have in common, and one generator moves them all.
 */
export function withParticles(
  system: SystemSpec,
  data: DataSpec,
): { readonly system: SystemSpec; readonly problems: readonly Problem[] } {
  const vectors = 'vectors' in data ? data.vectors : [];
  const [first] = vectors;
  if (first === undefined) return { system, problems: [] };
  const { particles } = system;
  const refused = (path: Problem['path'], message: string): { system: SystemSpec; problems: Problem[] } => ({
    system,
    problems: [{ path, message }],
  });
  const [count, length] = [vectors.length, first.length];
  if (particles === undefined) {
    const features = particleNames(vectors);
    if (features !== undefined)
      return { system: { ...system, particles: { count, features, tied: true } }, problems: [] };
    const names = Array.from({ length }, (_, at) => String.fromCharCode('a'.charCodeAt(0) + (at % 26))).join(', ');
    const message =
      `expected columns whose names have parts in common, such as [[E1, px1], [E2, px2]], or system.particles, which says ` +
      `them, such as { count: ${String(count)}, features: [${names}] }`;
    return refused(['data', 'vectors'], message);
  }
  if (particles.count === count && particles.features.length === length) return { system, problems: [] };
  const expected = `${countOf(count, 'particle')} of ${countOf(length, 'feature')}, the vectors of the data`;
  const got = `${String(particles.count)} of ${String(particles.features.length)}`;
  return refused(['system', 'particles'], `expected ${expected}, got ${got}`);
}
