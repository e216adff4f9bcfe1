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

  it('say the same in colours', () => {
    expect(stripVTControlCharacters(renderSlices(DIAGRAM_SAMPLE, '256'))).toBe(renderSlices(DIAGRAM_SAMPLE, 'none'));
  });
});
