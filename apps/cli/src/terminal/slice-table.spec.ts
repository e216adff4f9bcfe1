import { stripVTControlCharacters } from 'node:util';
import { DIAGRAM_SAMPLE } from '../testing/diagram-sample.js';
import { renderSlices } from './slice-table.js';

describe('the lines of the slices', () => {
  it('say system, n, weights, dimension, status and reason', () => {
    const weights = 'invariance 1 · normalization 1 · orthogonality 1 · closure 1';
    expect(renderSlices(DIAGRAM_SAMPLE, 'none').split('\n')).toEqual([
      `squared-norm/real/linear  n = 2  ${weights}:  dim G = 1  confirmed  It equals the certificate.`,
      `squared-norm/real/linear  n = 3  ${weights}:  dim G = ?  undetermined  Add N_g = 4.`,
    ]);
  });

  it('name the algebra where it is known', () => {
    const [slice] = DIAGRAM_SAMPLE.slices;
    if (slice === undefined) throw new Error('the sample has a slice');
    const structure = {
      ...{ name: 'so(2)', dimension: 1, isClosed: true, killing: null, rank: 1, centreDimension: 1 },
      ...{ derivedDimension: 0, ideals: [], reason: '' },
    };
    const line = (known: typeof structure | { readonly name: null }): string =>
      renderSlices({ ...DIAGRAM_SAMPLE, slices: [{ ...slice, structure: { ...structure, ...known } }] }, 'none');
    expect(line(structure)).toContain('dim G = 1  confirmed  so(2)  It equals the certificate.');
    expect(line({ name: null })).toContain('dim G = 1  confirmed  It equals the certificate.');
  });

  it('show no dimension of networks, which have none', () => {
    const [slice] = DIAGRAM_SAMPLE.slices;
    if (slice === undefined) throw new Error('the sample has a slice');
    const groupDimension = {
      ...slice.groupDimension,
      value: null,
      status: 'not-applicable',
      reason: 'Rank 1.',
    } as const;
    const line = renderSlices({ ...DIAGRAM_SAMPLE, slices: [{ ...slice, groupDimension }] }, 'none');
    expect(line).toMatch(/closure 1: {2}not applicable \(non-linear\) {2}Rank 1\.$/);
  });

  it('say the same in colours', () => {
    expect(stripVTControlCharacters(renderSlices(DIAGRAM_SAMPLE, '256'))).toBe(renderSlices(DIAGRAM_SAMPLE, 'none'));
  });
});
