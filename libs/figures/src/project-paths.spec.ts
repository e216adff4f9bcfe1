import { projectPaths, timeName, type Paths } from './project-paths.js';
import { textsOf } from './testing/index.js';

const PLACE = { left: 0, top: 0, width: 100, height: 100, index: 0 };
const NAMES = ['t', 'x', 'y', 'z'];

/** The names on the axes of what is drawn. */
function axesOf(paths: Paths, names = NAMES): string[] {
  return textsOf(projectPaths(paths, names, 1, PLACE).frame.around([])).filter(
    (text) => names.includes(text) || text === 't',
  );
}

test('of more than three features the two that move most are drawn', () => {
  expect(
    axesOf([
      [
        [0, 0, 0, 0],
        [0, 1, 3, 0],
      ],
      [
        [1, 1, 1, 1],
        [1, 3, 2, 1],
      ],
    ]),
  ).toEqual(['x', 'y']);
});

test('a feature that moves as another does is not drawn beside it', () => {
  expect(
    axesOf([
      [
        [0, 0, 0, 0],
        [0, 3, 3, 1],
      ],
      [
        [0, 0, 0, 0],
        [0, 2, 2, -1],
      ],
    ]),
  ).toEqual(['x', 'z']);
});

test('where one feature moves alone it stands beside the first', () => {
  expect(
    axesOf([
      [
        [0.5, 0, 0, 0],
        [0.5, 1, 0, 0],
      ],
    ]),
  ).toEqual(['t', 'x']);
});

test('a point is where its panel has it, and one feature runs against time', () => {
  const { paths } = projectPaths([[[2], [3], [5]]], ['x'], 4, PLACE, [[[5]]]);
  expect(paths).toEqual([
    [
      [2, 0],
      [3, 2],
      [5, 4],
    ],
    [[5, 4]],
  ]);
});

test('the time of a flow is t, unless a feature is', () => {
  expect([timeName(['x', 'y']), timeName(['t', 'x'])]).toEqual(['t', 's']);
});
