import type { Grid } from '@liesweep/api-contract';
import { gridNeighbours, sliceOfCell } from './grid-neighbours.js';

const GRID: Grid = {
  system: 'squared-norm/real/linear',
  dimension: [2, 3],
  weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [0, 1, 10], sparsity: [0, 0.1] },
  generators: [1, 2, 3, 4],
  restarts: 8,
};
const COUNT = 2 * 3 * 2 * 4;

describe('gridNeighbours', () => {
  it('reads an index as the server does: dimension outermost, sparsity before N_g', () => {
    // n = 3, closure 10, sparsity 0.1, N_g = 2
    const index = ((1 * 3 + 2) * 2 + 1) * 4 + 1;
    expect(gridNeighbours(GRID, index).map(({ axis, value }) => [axis, value])).toEqual([
      ['dimension', 3],
      ['invariance', 1],
      ['normalization', 1],
      ['orthogonality', 1],
      ['closure', 10],
      ['sparsity', 0.1],
      ['generators', 2],
    ]);
  });

  it('a step and a step back lead home, and change one axis only', () => {
    for (let index = 0; index < COUNT; index += 1) {
      for (const step of gridNeighbours(GRID, index)) {
        if (step.next === null) continue;
        const there = gridNeighbours(GRID, step.next);
        expect(there.find(({ axis }) => axis === step.axis)?.previous).toBe(index);
        expect(there.filter(({ position }, k) => position !== gridNeighbours(GRID, index)[k]?.position)).toHaveLength(
          1,
        );
      }
    }
  });

  it('ends at the edges of the grid', () => {
    expect(gridNeighbours(GRID, 0).every(({ previous }) => previous === null)).toBe(true);
    expect(gridNeighbours(GRID, COUNT - 1).every(({ next }) => next === null)).toBe(true);
    expect([-1, COUNT, 0.5].map((index) => gridNeighbours(GRID, index))).toEqual([[], [], []]);
  });

  it('cells of one slice are neighbours along N_g', () => {
    expect([0, 3, 4, COUNT - 1].map((index) => sliceOfCell(GRID, index))).toEqual([0, 0, 1, 11]);
  });
});
