import { rotationDiagram } from '@liesweep/figures/testing';
import type { StoredTrialTensors } from '@liesweep/storage';
import type { SweepFindings } from '../findings/sweep-findings.js';
import { reportSample } from '../testing/report-sample.js';
import { angles } from './angles.js';

/** Best trials of so many generators have angles of pair and 10 + pair degrees. */
function findings(counts: readonly number[], diagram = rotationDiagram([4], [1], 5)): SweepFindings {
  const tensorsOf = (_: unknown, count: number): StoredTrialTensors | undefined => {
    if (!counts.includes(count)) return undefined;
    const pairs = Array.from({ length: (count * (count - 1)) / 2 }, (__, pair) => pair);
    const record = { steps: [0, 1], degrees: [pairs, pairs.map((pair) => 10 + pair)] };
    return { curve: { steps: [], losses: [], angles: record } } as unknown as StoredTrialTensors;
  };
  return { ...reportSample(diagram), tensorsOf };
}

function anglesOf(sweep: SweepFindings): ReturnType<typeof angles.read> {
  const [slice] = sweep.phaseDiagram.slices;
  if (slice === undefined) throw new Error('the diagram has a slice');
  return angles.read(slice, sweep);
}

describe('the angles of a slice', () => {
  it('are those of three generators where they were trained, and name their pairs in order', () => {
    const found = anglesOf(findings([2, 3, 4]));
    expect(found?.generatorCount).toBe(3);
    expect(found?.curves.map(({ pair, degrees }) => [...pair, ...degrees])).toEqual([
      [1, 2, 0, 10],
      [1, 3, 1, 11],
      [2, 3, 2, 12],
    ]);
  });

  it('are those of another number where there is no three, and nothing where none was recorded', () => {
    expect(anglesOf(findings([4]))?.curves).toHaveLength(6);
    expect(anglesOf(findings([]))).toBeUndefined();
    expect(anglesOf(findings([3], rotationDiagram([2, 3, 4], [0, 1, 2], 3)))).toBeUndefined();
  });
});
