import { lorentz, so, su, type Matrix } from '@liesweep/lie';
import { phaseDiagramSchema } from '@liesweep/phase-diagram';
import { rotationDiagram } from '@liesweep/figures/testing';
import type { Cell } from '@liesweep/sweep';
import { detectedGroups, detectedTrials, withStructures } from './detected-groups.js';
import type { TrialTensors } from './read-trial-tensors.js';

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

/** As a shard's file holds generators: float32, of complex ones both blocks. */
function stored(generators: readonly Matrix[], shape: readonly number[]): TrialTensors {
  const data = Float32Array.from(generators.flatMap((generator) => Array.from(generator.data)));
  return {
    generators: { shape: [generators.length, ...shape], data },
    field: undefined,
    flows: undefined,
    structureConstants: undefined,
    curve: { steps: [], losses: [] },
  };
}

function structureOf(tensors: TrialTensors): unknown {
  const named = withStructures(diagram, detectedGroups(diagram, cells, new Map([['6', tensors]])));
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
    const [group] = detectedGroups(diagram, cells, new Map([['6', stored(turned, [4, 4])]]));
    const sparsest = group?.sparsest;
    expect(sparsest?.shape).toEqual([6, 4, 4]);
    expect(sparsest?.data.filter((entry) => Math.abs(entry) > 1e-6)).toHaveLength(12);
  });

  it('say what is known where the generators have no algebra', () => {
    const same = so(4).map((_, __, all) => all[0] ?? { rows: 0, columns: 0, data: new Float64Array() });
    const [slice] = withStructures(
      diagram,
      detectedGroups(diagram, cells, new Map([['6', stored(same, [4, 4])]])),
    ).slices;
    expect(slice?.structure?.name).toBeNull();
    expect(slice?.structure?.reason).toContain('dependent');
  });

  it('leave slices as they are whose generators could not be read', () => {
    expect(withStructures(diagram, detectedGroups(diagram, cells, new Map()))).toEqual(diagram);
  });
});
