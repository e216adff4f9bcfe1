import { coxeterPlanes, type RootVector } from './coxeter-plane.js';

const axis = (rank: number, entries: Readonly<Record<number, number>>): number[] =>
  Array.from({ length: rank }, (_, index) => entries[index] ?? 0);

/** D_n: ±e_i ± e_j. Its Coxeter number is 2(n − 1). */
function rootsOfD(rank: number): RootVector[] {
  const roots: RootVector[] = [];
  for (let i = 0; i < rank; i += 1) {
    for (let j = i + 1; j < rank; j += 1) {
      for (const s of [1, -1]) for (const t of [1, -1]) roots.push(axis(rank, { [i]: s, [j]: t }));
    }
  }
  return roots;
}

/** B_n: those of D_n and ±e_i. Its Coxeter number is 2n. */
function rootsOfB(rank: number): RootVector[] {
  return [
    ...rootsOfD(rank),
    ...Array.from({ length: 2 * rank }, (_, k) => axis(rank, { [k >> 1]: k % 2 === 0 ? 1 : -1 })),
  ];
}

const find = (roots: readonly RootVector[], wanted: RootVector): number =>
  roots.findIndex((root) => root.every((entry, k) => entry === wanted[k]));

/** e_1 − e_2, …, e_{n−1} − e_n and the last one. */
function chain(roots: readonly RootVector[], rank: number, last: RootVector): number[] {
  const steps = Array.from({ length: rank - 1 }, (_, k) => axis(rank, { [k]: 1, [k + 1]: -1 }));
  return [...steps, last].map((wanted) => find(roots, wanted));
}

function turned([x, y]: readonly [number, number], angle: number): readonly [number, number] {
  return [Math.cos(angle) * x - Math.sin(angle) * y, Math.sin(angle) * x + Math.cos(angle) * y];
}

const SYSTEMS = [
  { name: 'A3 = D3', rank: 3, coxeter: 4, roots: rootsOfD(3), last: axis(3, { 1: 1, 2: 1 }) },
  { name: 'D4', rank: 4, coxeter: 6, roots: rootsOfD(4), last: axis(4, { 2: 1, 3: 1 }) },
  { name: 'D6', rank: 6, coxeter: 10, roots: rootsOfD(6), last: axis(6, { 4: 1, 5: 1 }) },
  { name: 'B2', rank: 2, coxeter: 4, roots: rootsOfB(2), last: axis(2, { 1: 1 }) },
  { name: 'B5', rank: 5, coxeter: 10, roots: rootsOfB(5), last: axis(5, { 4: 1 }) },
];

describe.each(SYSTEMS)('the Coxeter plane of $name', ({ rank, coxeter, roots, last }) => {
  const [plane, ...others] = coxeterPlanes(roots, chain(roots, rank, last));

  it('is one, with all roots', () => {
    expect(others).toEqual([]);
    expect(plane?.rank).toBe(rank);
    expect(plane?.roots).toHaveLength(roots.length);
  });

  it('maps the roots to themselves when it is turned by 2π/h, and by no smaller angle', () => {
    const points = plane?.points ?? [];
    const isKept = (angle: number): boolean =>
      points.every((point) => {
        const image = turned(point, angle);
        return points.some(([x, y]) => Math.hypot(x - image[0], y - image[1]) < 1e-8);
      });
    expect(isKept((2 * Math.PI) / coxeter)).toBe(true);
    expect(isKept(Math.PI / (coxeter + 1))).toBe(false);
    expect(Math.max(...points.map((point) => Math.hypot(...point)))).toBeGreaterThan(0.1);
  });
});

describe('coxeterPlanes', () => {
  it('parts so(4), whose roots lie on two lines, into two ideals of rank 1', () => {
    const roots = [
      [1, 1],
      [1, -1],
      [-1, -1],
      [-1, 1],
    ];
    const planes = coxeterPlanes(roots, [0, 1]);
    expect(planes.map((plane) => plane.roots)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(planes.every(({ rank, points }) => rank === 1 && points.length === 2)).toBe(true);
  });

  it('gives none where there is no root', () => {
    expect(coxeterPlanes([], [])).toEqual([]);
  });
});
