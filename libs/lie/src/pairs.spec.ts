import fc from 'fast-check';
import { pairs } from './pairs.js';

fc.configureGlobal({ seed: 20_230_104 });

const counts = fc.integer({ min: 0, max: 40 });

describe('pairs', () => {
  it('of four are six, in lexicographic order', () => {
    expect(pairs(4).map((pair) => pair.join(''))).toEqual(['01', '02', '03', '12', '13', '23']);
  });

  it('are n(n−1)/2, none of them twice, each a < b', () => {
    fc.assert(
      fc.property(counts, (count) => {
        const found = pairs(count);
        expect(found).toHaveLength((count * (count - 1)) / 2);
        expect(new Set(found.map(String)).size).toBe(found.length);
        expect(found.every(([a, b]) => 0 <= a && a < b && b < count)).toBe(true);
      }),
    );
  });

  it('stand in the row a(2n − a − 1)/2 + b − a − 1, by which other code finds them', () => {
    fc.assert(
      fc.property(counts, (count) => {
        pairs(count).forEach(([a, b], row) => {
          expect((a * (2 * count - a - 1)) / 2 + b - a - 1).toBe(row);
        });
      }),
    );
  });

  it('of no number and of one are none', () => {
    expect(pairs(0)).toEqual([]);
    expect(pairs(1)).toEqual([]);
  });
});
