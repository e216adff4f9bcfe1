import { drawnMatrices, entryLimit } from './generator-entries.js';

const REAL = [
  [
    [0, 1],
    [-2, 0],
  ],
];

test('a complex generator is drawn in two parts, a real one in one', () => {
  expect(drawnMatrices({ matrices: REAL, imaginary: null })).toEqual([[{ part: '', rows: REAL[0] }]]);
  expect(
    drawnMatrices({ matrices: REAL, imaginary: REAL })
      .flat()
      .map(({ part }) => part),
  ).toEqual(['Re', 'Im']);
});

test('both ends of the one colour scale stand for the largest entry of all', () => {
  const tiny = [
    [
      [0, 1e-5],
      [NaN, 0],
    ],
  ];
  expect(entryLimit(drawnMatrices({ matrices: [...REAL, ...tiny], imaginary: null }))).toBe(2);
  expect(entryLimit(drawnMatrices({ matrices: tiny, imaginary: null }))).toBe(1e-5);
  expect(entryLimit([])).toBe(1);
});
