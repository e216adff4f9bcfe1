import { analyseConstants, matrixOf, multiply } from '@liesweep/lie';
import { normalStream } from '@liesweep/sweep';
import { orthonormalRows } from './orthonormal-rows.js';
import { polish, POLISHED_BELOW } from './polish.js';
import { readableFields } from './readable-fields.js';
import { certifiedOf } from './testing/certified-of.js';
import { INVARIANT_SYSTEMS, MOVING_SYSTEMS, NAMES, type KnownSystem } from './testing/reference-systems.js';

/** The reference drew other samples: its gaps are met to a factor, and where it is said those of our rows. */
const GAP_FACTOR = 2;

/** Starts of a search for closed sets, of which the lowest closure counts. */
const STARTS = 16;

/** The lowest floor of a set that cannot close, at |v|² = 2. */
const FLOOR = 0.5;

/** Larger spaces take too long for a spec. */
const LARGEST_SEARCHED = 6;

const ALL = [...INVARIANT_SYSTEMS, ...MOVING_SYSTEMS];

/** Systems by their names, as the tables of tests take them. */
const byId = (systems: readonly KnownSystem[]): (readonly [string, KnownSystem])[] =>
  systems.map((system) => [system.id, system] as const);

test.each(byId(ALL))('%s: dimension, gap, and what is trivial', (_, system) => {
  const { certificate } = certifiedOf(system);
  expect([certificate.reason, certificate.dimension]).toEqual([certificate.reason, system.dimension]);
  expect(certificate.isAlgebra).toBe(system.isAlgebra ?? true);
  expect([certificate.trivialLabel, certificate.vanishing]).toEqual([system.trivialLabel ?? 0, system.vanishing ?? 0]);
  const gap = (certificate.smallestNonZero ?? NaN) / (certificate.defects.at(-1) ?? NaN);
  const expected = system.gapHere ?? system.gap;
  if (expected === null) expect(certificate.smallestNonZero).toBeNull();
  else {
    expect(gap).toBeGreaterThan(expected / GAP_FACTOR);
    expect(gap).toBeLessThan(expected * GAP_FACTOR);
  }
});

test.each(byId(ALL.filter(({ id }) => id in NAMES)))('%s: the name of its algebra', (id, system) => {
  const { structureConstants, bracketResidual } = certifiedOf(system).certificate;
  expect(analyseConstants(structureConstants, bracketResidual).name).toBe(NAMES[id]);
});

test.each(byId(ALL.filter(({ basis }) => basis !== undefined)))('%s is written as in textbooks', (_, system) => {
  const { fields } = readableFields(certifiedOf(system));
  expect(fields.map(({ formula }) => formula).toSorted()).toEqual(system.basis?.toSorted());
  expect(fields.every(({ isExact }) => isExact)).toBe(true);
});

const SEARCHED = ALL.filter(
  ({ closing, dimension }) => closing !== undefined && dimension > 1 && dimension <= LARGEST_SEARCHED,
);

test.each(byId(SEARCHED))('%s: which N_g close', (_, system) => {
  const { dimension, closing } = system;
  const { certificate, bracket } = certifiedOf(system);
  const stream = normalStream(7);
  for (let count = 1; count <= dimension; count += 1) {
    let lowest = Infinity;
    for (let start = 0; start < STARTS && !(lowest < POLISHED_BELOW); start += 1) {
      const drawn = matrixOf(count, dimension, Float64Array.from({ length: count * dimension }, stream));
      const found = polish(multiply(orthonormalRows(drawn), certificate.basis), certificate.basis, bracket);
      lowest = Math.min(lowest, found?.closure ?? NaN);
    }
    const closes = closing?.includes(count) === true;
    expect([count, lowest, closes ? lowest < POLISHED_BELOW : lowest > FLOOR]).toEqual([count, lowest, true]);
  }
});
