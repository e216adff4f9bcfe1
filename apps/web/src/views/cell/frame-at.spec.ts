import { pointsAt } from './frame-at.js';

const FRAMES = [[[0, 0]], [[2, 4]], [[2, 8]]];

describe('pointsAt', () => {
  it('is a frame at its own time, and lies between two otherwise', () => {
    expect([0, 0.5, 1].map((share) => pointsAt(FRAMES, share)[0])).toEqual([
      [0, 0],
      [2, 4],
      [2, 8],
    ]);
    expect(pointsAt(FRAMES, 0.25)).toEqual([[1, 2]]);
  });

  it('stays at the ends beyond them, and is empty without frames', () => {
    expect(pointsAt(FRAMES, 7)).toEqual([[2, 8]]);
    expect(pointsAt(FRAMES, -1)).toEqual([[0, 0]]);
    expect(pointsAt([], 0.5)).toEqual([]);
    expect(pointsAt([[[5]]], 0.7)).toEqual([[5]]);
  });

  it('an exact frame is not touched by a neighbour that is not finite', () => {
    expect(pointsAt([[[1]], [[NaN]]], 0)).toEqual([[1]]);
  });
});
