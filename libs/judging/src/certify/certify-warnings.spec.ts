import { parseSweepFile } from '@liesweep/sweep';
import { CERTIFIED_SAMPLE } from '../testing/certified-sample.js';
import type { Candidate } from './candidate.js';
import { certifyWarnings } from './certify-warnings.js';

function sweep(parameterisation = 'linear') {
  const text = `name: a\nsystem: { oracles: [norm], parameterisation: ${parameterisation} }\ngrid: { dimension: 3, generators: 1 }\n`;
  return { spec: parseSweepFile(text), dataset: undefined, featureNames: [] };
}
const candidate = (name: string, needsOneUnit: boolean): Candidate => ({ name, needsOneUnit, generators: () => [] });
const UNLIKE = { ...CERTIFIED_SAMPLE, featureSizes: [1, 250, 0.98] };

test('there is nothing to say of features of one size, or without a candidate', () => {
  expect(certifyWarnings(sweep(), [CERTIFIED_SAMPLE], [candidate('so(3)', true)])).toEqual([]);
  expect(certifyWarnings(sweep(), [UNLIKE], [])).toEqual([]);
});

test('rotations of features of different sizes are asked about in their own units', () => {
  expect(certifyWarnings(sweep(), [UNLIKE], [candidate('so(3)', true), candidate('scaling', false)])).toEqual([
    expect.stringMatching(/^so\(3\): asked of the features as the file has them.*\(z is about 0\.98, y about 250\)/),
  ]);
});

test('the scaling is the same in all units', () => {
  expect(certifyWarnings(sweep(), [UNLIKE], [candidate('scaling', false)])).toEqual([]);
});

test('a sweep of vector fields has only its linear ones certified', () => {
  expect(certifyWarnings(sweep('{ kind: non-linear }'), [CERTIFIED_SAMPLE], [])).toEqual([
    expect.stringMatching(/vector fields, which have no dimension/),
  ]);
});
