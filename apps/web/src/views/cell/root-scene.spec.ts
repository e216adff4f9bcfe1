import { rootScene } from './root-scene.js';

const PERMUTED = [
  [1, 1, 0],
  [1, 0, 1],
  [0, 1, 1],
];
/** A3: the corners of a cuboctahedron. */
const A3 = PERMUTED.flatMap((vector) =>
  [1, -1].flatMap((s) =>
    [1, -1].map((t) => {
      const [first] = vector.flatMap((entry, k) => (entry === 0 ? [] : [k]));
      return vector.map((entry, k) => 3 * entry * (k === first ? s : t));
    }),
  ),
);

describe('rootScene', () => {
  it('draws the roots of A3 as the corners of a cuboctahedron, which has 24 edges', () => {
    const scene = rootScene({ rank: 3, vectors: A3, isLong: A3.map(() => true), simple: [0], type: 'A3' });
    expect(scene.arrows).toHaveLength(12);
    expect(scene.lines).toHaveLength(24);
    expect(scene.arrows.map(({ to }) => Math.hypot(...to)).every((length) => Math.abs(length - 1) < 1e-12)).toBe(true);
    expect(scene.arrows.filter(({ isStrong }) => isStrong)).toHaveLength(1);
  });

  it('tells short roots from long ones, and is empty where there is none', () => {
    const vectors = [
      [1, 1, 0],
      [1, 0, 0],
    ];
    const scene = rootScene({ rank: 3, vectors, isLong: [true, false], simple: [0, 1], type: null });
    expect(scene.arrows.map(({ colour }) => colour)).toEqual(['accent', 'warn']);
    expect(rootScene({ rank: 3, vectors: [], isLong: [], simple: [], type: null })).toEqual({
      axes: [],
      lines: [],
      arrows: [],
    });
  });
});
