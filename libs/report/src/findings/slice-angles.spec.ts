import { rotationDiagram } from '@liesweep/figures/testing';
import type { Cell } from '@liesweep/sweep';
import type { StoredTrialTensors } from './read-trial-tensors.js';
import { sliceAngles } from './slice-angles.js';

const diagram = rotationDiagram([4], [1], 5);

/** Every cell's best trial has the key of its N_g; those of two to four generators have angles of 10 a + b degrees. */
function input(counts: readonly number[]): [readonly Cell[], ReadonlyMap<string, StoredTrialTensors>] {
  const cells = diagram.slices.flatMap(({ system, dimension, weights, cells: sliceCells }) =>
    sliceCells.map(
      ({ generators }) =>
        ({
          gridPoint: { system, dimension, generatorCount: generators, lossWeights: weights },
          best: { trialKey: String(generators) },
        }) as Cell,
    ),
  );
  const tensors = counts.map((count): [string, StoredTrialTensors] => {
    const pairs = Array.from({ length: (count * (count - 1)) / 2 }, (_, pair) => pair);
    const angles = { steps: [0, 1], degrees: [pairs, pairs.map((pair) => 10 + pair)] };
    return [String(count), { curve: { steps: [], losses: [], angles } } as unknown as StoredTrialTensors];
  });
  return [cells, new Map(tensors)];
}

describe('sliceAngles', () => {
  it('takes three generators where they were trained, and names their pairs in order', () => {
    const [found] = sliceAngles(diagram, ...input([2, 3, 4]));
    expect(found?.generatorCount).toBe(3);
    expect(found?.curves.map(({ pair, degrees }) => [...pair, ...degrees])).toEqual([
      [1, 2, 0, 10],
      [1, 3, 1, 11],
      [2, 3, 2, 12],
    ]);
  });

  it('takes another number where there is no three, and nothing where none was recorded', () => {
    expect(sliceAngles(diagram, ...input([4]))[0]?.curves).toHaveLength(6);
    expect(sliceAngles(diagram, ...input([]))).toEqual([]);
    expect(sliceAngles(rotationDiagram([2, 3, 4], [0, 1, 2], 3), ...input([3]))).toEqual([]);
  });
});
