import { dodgeLanes } from './dodge-lanes.js';

describe('dodgeLanes', () => {
  it('leaves points that are apart in the middle', () => {
    expect(dodgeLanes([0, 10, 20], 5, 3)).toEqual([0, 0, 0]);
  });

  it('moves points that would touch to either side, and never two into one place', () => {
    const places = [4, 5, 6, 5.5, 30];
    const lanes = dodgeLanes(places, 5, 3);
    expect(lanes).toEqual([0, 1, 2, -1, 0]);
    places.forEach((place, p) => {
      places.forEach((other, q) => {
        if (p !== q && lanes[p] === lanes[q]) expect(Math.abs(place - other)).toBeGreaterThanOrEqual(5);
      });
    });
  });

  it('gives a place its lane whatever the order of the points', () => {
    const places = [3, 1, 2, 9, 1.5];
    const shuffled = [9, 2, 1.5, 3, 1];
    const byPlace = (list: readonly number[]): Map<number, number> => {
      const lanes = dodgeLanes(list, 4, 2);
      return new Map(list.map((place, index) => [place, lanes[index] ?? NaN]));
    };
    expect([...byPlace(shuffled)].sort()).toEqual([...byPlace(places)].sort());
  });

  it('stays within the lanes there are, and gives points without a place the middle', () => {
    const lanes = dodgeLanes([...Array.from({ length: 20 }, () => 1), null], 1, 2);
    expect(Math.max(...lanes.map(Math.abs))).toBe(2);
    expect(lanes.at(-1)).toBe(0);
  });
});
