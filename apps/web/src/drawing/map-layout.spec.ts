import { planeMap, wholeMap } from './cell-map.js';
import { GridGeometry } from './grid-geometry.js';
import { hitTest, layoutOf, leftOf } from './map-layout.js';

const geometry = new GridGeometry({
  dimension: [2, 3, 4],
  generators: [1, 2, 3, 4, 5],
  weights: { invariance: [1], normalization: [1], orthogonality: [1], closure: [0, 1], sparsity: [0, 0.1, 1] },
});

const SIZES = { smallestX: 2, largestX: 50, smallestY: 2, largestY: 36 };

describe.each([
  ['a plane', planeMap(geometry, 4), 400],
  ['all slices', wholeMap(geometry), 400],
  ['all slices where there is little room', wholeMap(geometry), 30],
])('%s', (_, map, available) => {
  const layout = layoutOf(map, available, SIZES);

  test('the middle of every cell is that cell', () => {
    for (let row = 0; row < map.rows; row++) {
      for (let column = 0; column < map.columns; column++) {
        const x = leftOf(column, map.groupSize, layout) + layout.stepX / 2;
        expect(hitTest(x, (row + 0.5) * layout.stepY, map, layout)).toEqual({ column, row });
      }
    }
  });

  test('a cell that it shows stands where it says, and no cell stands twice', () => {
    const seen = new Set<number>();
    for (let row = 0; row < map.rows; row++) {
      for (let column = 0; column < map.columns; column++) {
        const cell = map.cellAt(column, row);
        expect(map.placeOf(cell)).toEqual({ column, row });
        seen.add(cell);
      }
    }
    expect(seen.size).toBe(map.columns * map.rows);
  });

  test('outside there is none', () => {
    expect(hitTest(-1, 1, map, layout)).toBeNull();
    expect(hitTest(layout.width + 1, 1, map, layout)).toBeNull();
    expect(hitTest(1, layout.height + 1, map, layout)).toBeNull();
  });
});

test('cells of other weights are not in a plane', () => {
  expect(planeMap(geometry, 4).placeOf(geometry.cellAt({ dimension: 0, weights: 3, generators: 0 }))).toBeNull();
});

test('a map of a hundred thousand cells keeps cells that can be seen, and scrolls', () => {
  const large = { columns: 100, rows: 1000, groupSize: 10 };
  expect(layoutOf(large, 340, { ...SIZES, smallestX: 3, smallestY: 3 })).toMatchObject({ stepX: 3, stepY: 3, gap: 0 });
});
