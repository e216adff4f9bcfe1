import { so } from './testing/so.js';
import { bracket } from './bracket.js';
import { bracketPairs } from './bracket-pairs.js';
import { matrixOf } from './matrix.js';
import { pairs } from './pairs.js';
import { seededNormals } from './seeded-normals.js';
import { randomMatrix } from './testing/random-matrix.js';

const zero = matrixOf(3, 3);

describe('bracketPairs', () => {
  it('are the brackets in the order of `pairs`', () => {
    const draw = seededNormals(4);
    const set = Array.from({ length: 5 }, () => randomMatrix(3, 3, draw));
    const expected = pairs(5).map(([a, b]) => bracket(set[a] ?? zero, set[b] ?? zero));
    expect(bracketPairs(set)).toEqual(expected);
  });

  it('are none of one generator, and of none', () => {
    expect(bracketPairs([matrixOf(2, 2)])).toEqual([]);
    expect(bracketPairs([])).toEqual([]);
  });

  it('refuse generators of two sizes', () => {
    expect(() => bracketPairs([...so(2), ...so(3)])).toThrow(RangeError);
  });
});
