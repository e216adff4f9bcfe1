import { matrixOf, multiply, su, type Matrix } from '@liesweep/lie';
import { lorentz, so } from '@liesweep/lie/testing';
import { phaseDiagramSchema } from '@liesweep/phase-diagram';
import { rotationDiagram } from '@liesweep/figures/testing';
import type { StoredTrialTensors } from '@liesweep/storage';
import type { Cell } from '@liesweep/sweep';
import { detectedGroups, detectedTrials, withStructures } from './detected-groups.js';

/** Generators are stored in float32, and were moved through units of 1e±3. */
const FLOAT32_ERROR = 1e-4;

/** One slice: n = 4, N_g = 1 … 7 with closure, of which 6 is the detected dimension. */
const diagram = rotationDiagram([4], [1], 7);

/** Every cell's best trial has the key of its N_g. */
const cells: readonly Cell[] = diagram.slices.flatMap(({ system, dimension, weights, cells: sliceCells }) =>
  sliceCells.map(
    ({ generators }) =>
      ({
        gridPoint: { system, dimension, generatorCount: generators, lossWeights: weights },
        best: { trialKey: String(generators) },
      }) as Cell,
  ),
);

const MATRICES = { parameterisation: { kind: 'linear' } } as const;

/** As a shard's file holds generators: float32, of complex ones both blocks. */
function stored(generators: readonly Matrix[], shape: readonly number[]): StoredTrialTensors {
  const data = Float32Array.from(generators.flatMap((generator) => Array.from(generator.data)));
  return {
    generators: { shape: [generators.length, ...shape], data },
    field: undefined,
    flows: undefined,
    structureConstants: undefined,
    curve: { steps: [], losses: [] },
  };
}

function structureOf(tensors: StoredTrialTensors): unknown {
  const named = withStructures(diagram, detectedGroups(diagram, cells, new Map([['6', tensors]]), MATRICES));
  expect(phaseDiagramSchema.parse(named)).toEqual(named);
  return named.slices[0]?.structure?.name;
}

describe('the detected groups', () => {
  it('are told by the best trial of the cell that the group dimension names', () => {
    expect(detectedTrials(diagram, cells)).toEqual([{ trialKey: '6' }]);
  });

  it('name their algebra in the phase diagram, in its public format', () => {
    expect(structureOf(stored(so(4), [4, 4]))).toBe('so(4) ≅ su(2)⊕su(2)');
    expect(structureOf(stored(lorentz(), [4, 4]))).toBe('so(1,3) ≅ sl(2,C)');
  });

  it('are complex where their generators have two parts', () => {
    const parts = su(3).map(({ rows, data }) => {
      const n = rows / 2;
      const block = (top: number): number[] =>
        Array.from({ length: n * n }, (_, at) => data[(top + Math.floor(at / n)) * rows + (at % n)] ?? NaN);
      return { rows, columns: n, data: Float64Array.from([...block(0), ...block(n)]) };
    });
    expect(structureOf(stored(parts, [2, 3, 3]))).toBe('su(3)');
  });

  it('have a sparsest basis, stored as the generators are', () => {
    const turned = so(4).map((one, a, all) => {
      const next = all[(a + 1) % 6]?.data ?? new Float64Array();
      return { ...one, data: one.data.map((entry, at) => 0.8 * entry + 0.6 * (next[at] ?? NaN)) };
    });
    const [group] = detectedGroups(diagram, cells, new Map([['6', stored(turned, [4, 4])]]), MATRICES);
    const sparsest = group?.sparsest;
    expect(sparsest?.generators.shape).toEqual([6, 4, 4]);
    expect(sparsest?.generators.data.filter((entry) => Math.abs(entry) > 1e-6)).toHaveLength(12);
    expect(sparsest?.structureConstants).toMatchObject({ rows: 15, columns: 6 });
  });

  it('are named in standard coordinates, so that neither units nor mixing of the features change the name', () => {
    // x = B z with so(4) of z: BJB⁻¹ of x
    const toRaw = matrixOf(4, 4, [1e3, 0, 0, 0, 2, 1, 0, 0, 0, 0, 1e-3, 5e-4, 0, 0.3, 0, 1]);
    const fromRaw = matrixOf(4, 4, [1e-3, 0, 0, 0, -2e-3, 1, 0, 0, -3e-4, 0.15, 1e3, -0.5, 6e-4, -0.3, 0, 1]);
    const coordinates = { toRaw, fromRaw };
    const moved = so(4).map((one) => multiply(multiply(toRaw, one), fromRaw));
    const tensors = stored(moved, [4, 4]);
    expect(structureOf({ ...tensors, coordinates })).toBe('so(4) ≅ su(2)⊕su(2)');
    const [group] = detectedGroups(diagram, cells, new Map([['6', { ...tensors, coordinates }]]), MATRICES);
    for (const form of group?.forms ?? []) {
      expect(
        Math.max(...form.data.map((entry, at) => Math.abs(entry + (form.data[(at % 4) * 4 + (at >> 2)] ?? NaN)))),
      ).toBeLessThan(FLOAT32_ERROR);
    }
  });

  it('have their sparsest basis in the units of the features, chosen where each of them has size 1', () => {
    const units = [1e3, 1, 1e-2, 10];
    const diagonal = (power: number): Matrix =>
      matrixOf(
        4,
        4,
        units.flatMap((unit, j) => units.map((_, k) => (j === k ? unit ** power : 0))),
      );
    const coordinates = { toRaw: diagonal(1), fromRaw: diagonal(-1) };
    const turned = so(4).map((one, a, all) => {
      const next = all[(a + 1) % 6]?.data ?? new Float64Array();
      return { ...one, data: one.data.map((entry, at) => 0.8 * entry + 0.6 * (next[at] ?? NaN)) };
    });
    const moved = turned.map((one) => multiply(multiply(coordinates.toRaw, one), coordinates.fromRaw));
    const [group] = detectedGroups(
      diagram,
      cells,
      new Map([['6', { ...stored(moved, [4, 4]), coordinates }]]),
      MATRICES,
    );
    const { generators } = group?.sparsest ?? {};
    const inUnits = generators?.data.map(
      (entry, at) => (entry * (units[at % 4] ?? NaN)) / (units[Math.floor(at / 4) % 4] ?? NaN),
    );
    expect(inUnits?.filter((entry) => Math.abs(entry) > FLOAT32_ERROR)).toHaveLength(12);
    for (const entry of inUnits ?? []) {
      expect(Math.min(Math.abs(entry), Math.abs(Math.abs(entry) - 1))).toBeLessThan(FLOAT32_ERROR);
    }
  });

  it('say what is known where the generators have no algebra', () => {
    const same = so(4).map((_, __, all) => all[0] ?? { rows: 0, columns: 0, data: new Float64Array() });
    const [slice] = withStructures(
      diagram,
      detectedGroups(diagram, cells, new Map([['6', stored(same, [4, 4])]]), MATRICES),
    ).slices;
    expect(slice?.structure?.name).toBeNull();
    expect(slice?.structure?.reason).toContain('dependent');
  });

  it('leave slices as they are whose generators could not be read', () => {
    expect(withStructures(diagram, detectedGroups(diagram, cells, new Map(), MATRICES))).toEqual(diagram);
  });
});
