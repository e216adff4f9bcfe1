import { z } from 'zod';
import { assemblePhaseDiagram } from './assemble-phase-diagram.js';
import { readPhaseDiagram } from './read-phase-diagram.js';
import { certificateOf, sliceOf } from './testing/example-slice.js';
import { HEAT_MAP } from './testing/example-sweep.js';

const DIAGRAM = assemblePhaseDiagram({
  ...{ sweep: HEAT_MAP.name, specDigest: `sha256:${'a1'.repeat(32)}`, spec: HEAT_MAP },
  ...{ cells: sliceOf([1, 3], 10, 3, 1), certificates: [certificateOf(3, 3)] },
});
const JSON_TEXT = JSON.stringify(DIAGRAM);

test('what is written is read back as it was', () => {
  expect(readPhaseDiagram(JSON.parse(JSON_TEXT))).toEqual(DIAGRAM);
});

test('version 1, which has no certificates, is read as version 2 without them', () => {
  const slices = DIAGRAM.slices.map(({ system, dimension, weights, cells, groupDimension }) => ({
    ...{ system, dimension, weights, cells, groupDimension },
  }));
  expect(readPhaseDiagram({ ...DIAGRAM, formatVersion: 1, slices })).toEqual({ ...DIAGRAM, slices });
});

test.each<[name: string, json: unknown]>([
  ['a later version', { ...DIAGRAM, formatVersion: 3 }],
  ['a diagram without a version', { slices: [] }],
  ['version 1 with a key that it never had', { ...DIAGRAM, formatVersion: 1, comment: '' }],
  ['a list', [DIAGRAM]],
  ['nothing', null],
])('%s is refused', (_name, json) => {
  expect(() => readPhaseDiagram(json)).toThrow(z.ZodError);
});
