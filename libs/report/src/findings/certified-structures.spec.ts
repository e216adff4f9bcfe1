import { phaseDiagramSchema } from '@liesweep/phase-diagram';
import { DISTANCE, fieldSample, MOTIONS } from '../testing/field-sample.js';
import { withCertifiedStructures } from './certified-structures.js';

const { phaseDiagram } = fieldSample(DISTANCE, MOTIONS);

test('a group of the certified dimension has the certified algebra, in the public format', () => {
  const named = withCertifiedStructures(phaseDiagram);
  expect(named.slices.map(({ structure }) => structure?.name)).toEqual(Array(2).fill('e(2) ≅ so(2) ⋉ R²'));
  expect(phaseDiagramSchema.parse(named)).toEqual(named);
});

test('a group of any other dimension has none', () => {
  const other = {
    ...phaseDiagram,
    slices: phaseDiagram.slices.map((slice) => ({ ...slice, groupDimension: { ...slice.groupDimension, value: 2 } })),
  };
  expect(withCertifiedStructures(other)).toEqual(other);
});
