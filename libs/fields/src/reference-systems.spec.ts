import { certifiedOf } from './testing/certified-of.js';
import { INVARIANT_SYSTEMS, MOVING_SYSTEMS } from './testing/reference-systems.js';

/** The reference drew other samples: its gaps are met to a factor. */
const GAP_FACTOR = 2;

const ALL = [...INVARIANT_SYSTEMS, ...MOVING_SYSTEMS];

test.each(ALL.map((system) => [system.id, system] as const))('%s: dimension, gap and what is trivial', (_, system) => {
  const { certificate } = certifiedOf(system);
  expect([certificate.reason, certificate.dimension]).toEqual([certificate.reason, system.dimension]);
  expect(certificate.isAlgebra).toBe(system.isAlgebra ?? true);
  expect(certificate.trivialLabel).toBe(system.trivialLabel ?? 0);
  expect(certificate.vanishing).toBe(system.vanishing ?? 0);
  const gap = (certificate.smallestNonZero ?? NaN) / (certificate.defects.at(-1) ?? NaN);
  if (system.gap === null) expect(certificate.smallestNonZero).toBeNull();
  else {
    expect(gap).toBeGreaterThan(system.gap / GAP_FACTOR);
    expect(gap).toBeLessThan(system.gap * GAP_FACTOR);
  }
});
