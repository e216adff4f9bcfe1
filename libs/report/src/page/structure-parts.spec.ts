import { MOTIONS } from '../testing/field-sample.js';
import { structureParts } from './structure-parts.js';

const { structure } = MOTIONS;

test('a solvable algebra is told by its series, one with a Levi factor by both parts', () => {
  expect(Object.fromEntries(structureParts(structure))).toEqual({
    'dimension of the radical': 3,
    'dimension of the nilradical': 2,
    'derived series': '3, 2, 0',
    'lower central series': '3, 2',
  });
  if (structure?.decomposition === undefined) throw new Error('the sample is decomposed');
  const levi = { dimension: 3, name: 'su(2) ≅ so(3)', radical: 'R³', factor: [] };
  const parts = structureParts({ ...structure, decomposition: { ...structure.decomposition, levi } });
  expect(parts[0]).toEqual(['Levi decomposition', '(su(2) ≅ so(3)) ⋉ R³']);
  const nameless = structureParts({
    ...structure,
    decomposition: { ...structure.decomposition, levi: { ...levi, name: null } },
  });
  expect(nameless[0]?.[1]).toBe('(semisimple of dimension 3) ⋉ R³');
});

test('nothing is told of what is not known, or has no parts', () => {
  expect(structureParts(null)).toEqual([]);
  if (structure?.decomposition === undefined) throw new Error('the sample is decomposed');
  expect(structureParts({ ...structure, dimension: 1 })).toEqual([]);
  expect(structureParts({ ...structure, decomposition: { ...structure.decomposition, radicalDimension: 0 } })).toEqual(
    [],
  );
});
