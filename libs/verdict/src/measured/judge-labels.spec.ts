import { judgeLabels } from './judge-labels.js';
import { referenceRows, squaredNorm } from './testing/reference-rows.js';

describe('judgeLabels', () => {
  it('certifies so(3) from the squared norm with 3 % noise', () => {
    const rows = referenceRows({ phi: squaredNorm, dimension: 3, rowCount: 2000, noise: 0.03, seed: 15 });
    expect(judgeLabels(rows)).toMatchObject({ kind: 'certified', dimension: 3, link: 'y', judgedDegree: 4 });
  });
});
