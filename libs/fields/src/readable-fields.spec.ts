import { readableFields } from './readable-fields.js';
import { certifiedOf } from './testing/certified-of.js';
import { INVARIANT_SYSTEMS } from './testing/reference-systems.js';

const WRITTEN = INVARIANT_SYSTEMS.flatMap((system) =>
  system.basis === undefined ? [] : [[system.id, system, system.basis] as const],
);

test.each(WRITTEN)('%s is written as in textbooks', (_, system, basis) => {
  const { fields } = readableFields(certifiedOf(system));
  expect(fields.map(({ formula }) => formula).toSorted()).toEqual([...basis].toSorted());
  expect(fields.every(({ isExact }) => isExact)).toBe(true);
});
