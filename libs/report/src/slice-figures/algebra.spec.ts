import { rotationDiagram } from '@liesweep/figures/testing';
import { g2, structureConstants, u, type Matrix } from '@liesweep/lie';
import { so } from '@liesweep/lie/testing';
import type { DetectedGroup } from '../findings/detected-groups.js';
import { drawnAlgebra } from './algebra.js';

/** float32 generators leave about this in a root. */
const FLOAT32_ERROR = 1e-5;

const [slice] = rotationDiagram([4], [1], 7).slices;

/** A group as it was detected, already in its sparsest basis; the numbers of its structure are given. */
function group(
  generators: readonly Matrix[],
  numbers: { rank: number | null; centreDimension?: number },
): DetectedGroup {
  if (slice === undefined) throw new Error('the diagram has a slice');
  const shape = [generators.length, generators[0]?.rows ?? 0, generators[0]?.rows ?? 0];
  const tensor = { shape, data: Float32Array.from(generators.flatMap(({ data }) => Array.from(data))) };
  return {
    slice,
    tensors: {
      generators: tensor,
      field: undefined,
      flows: undefined,
      structureConstants: undefined,
      curve: { steps: [], losses: [] },
    },
    structure: {
      ...{ name: null, dimension: generators.length, isClosed: true, killing: null, derivedDimension: null },
      ...{ centreDimension: 0, ideals: [], reason: '', ...numbers },
    },
    forms: generators,
    sparsest: { generators: tensor, structureConstants: structureConstants(generators) },
  };
}

const lengths = (roots: readonly (readonly number[])[]): number[] => roots.map((root) => Math.hypot(...root));

describe('what is drawn of a detected group', () => {
  it('has the structure constants of the sparsest basis: each commutator of so(3) is one generator', () => {
    const { sparsest } = drawnAlgebra(group(so(3), { rank: 1 }));
    expect(sparsest?.generators).toHaveLength(3);
    expect(
      sparsest?.structureConstants.map((row) => row.map((constant) => Math.round(Math.abs(constant ?? NaN)))),
    ).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });

  it('has the roots of ranks 1 and 2, the centre left aside', () => {
    const { roots } = drawnAlgebra(group(u(2), { rank: 2, centreDimension: 1 }));
    expect(roots).toHaveLength(2);
    expect(Math.abs((roots[0]?.[0] ?? NaN) + (roots[1]?.[0] ?? NaN))).toBeLessThan(FLOAT32_ERROR);
  });

  it('has a long root of g2 on the first axis, six long and six short ones', () => {
    const { roots } = drawnAlgebra(group(g2(), { rank: 2 }));
    const sizes = lengths(roots).toSorted((a, b) => b - a);
    const [longest = NaN] = sizes;
    expect(sizes.map((size) => Math.round((3 * size * size) / (longest * longest)))).toEqual([
      ...Array<number>(6).fill(3),
      ...Array<number>(6).fill(1),
    ]);
    expect(roots.some(([x = NaN, y = NaN]) => x > 0 && Math.abs(x - longest) + Math.abs(y) < FLOAT32_ERROR)).toBe(true);
  });

  it('has no roots of other ranks, and no sparsest basis of one generator or of no algebra', () => {
    expect(drawnAlgebra(group(so(6), { rank: 3 })).roots).toEqual([]);
    expect(drawnAlgebra(group(so(2), { rank: 1, centreDimension: 1 }))).toMatchObject({
      roots: [],
      sparsest: null,
    });
    expect(drawnAlgebra({ ...group(so(3), { rank: null }), sparsest: null })).toMatchObject({
      roots: [],
      sparsest: null,
    });
  });
});
