import { generatorEntries } from './generator-entries.js';

test('entries have two digits, and nothing is a dot', () => {
  const generator = [
    [0, 1, -1e-7],
    [-0.99999, 0.1234, 0],
  ];
  expect(generatorEntries(generator, [], 0)).toEqual([
    ['·', '1', '·'],
    ['−1', '0.12', '·'],
  ]);
  expect(generatorEntries([[12345, 0.5773]], [], 0)).toEqual([['1.2e+4', '·']]);
});

test('what is no number is shown, with everything beside it', () => {
  expect(generatorEntries([[1, 1e-7, null]], [], 0)).toEqual([['1', '1e-7', 'NaN']]);
});

test('what is small only by its unit is shown, and what is noise by its unit is not', () => {
  const sizes = [1000, 1]; // x in m, y in km, say: 𝒲_yx times a thousand is of order 1
  expect(
    generatorEntries(
      [
        [0, 1000],
        [-0.001, 0],
      ],
      sizes,
      0,
    ),
  ).toEqual([
    ['·', '1000'],
    ['−0.001', '·'],
  ]);
  expect(
    generatorEntries(
      [
        [0.001, 1000],
        [-1e-6, 0],
      ],
      sizes,
      0,
    ),
  ).toEqual([
    ['·', '1000'],
    ['·', '·'],
  ]);
});

test('of measured labels entries within their noise are left out, but never more than a twentieth', () => {
  const generator = [
    [0.03, 1],
    [-1, 0.06],
  ];
  expect(generatorEntries(generator, [], 0)).toEqual([
    ['0.03', '1'],
    ['−1', '0.06'],
  ]);
  expect(generatorEntries(generator, [], 0.04)).toEqual([
    ['·', '1'],
    ['−1', '0.06'],
  ]);
  expect(generatorEntries(generator, [], 0.9)).toEqual([
    ['·', '1'],
    ['−1', '0.06'],
  ]);
});

test('complex entries are sums of a real and an imaginary part', () => {
  const re = [
    [0, 0.5],
    [-0.5, 2],
  ];
  const im = [
    [1, 0.5],
    [-0.5, -1],
  ];
  expect(generatorEntries({ re, im }, [], 0)).toEqual([
    ['i', '0.5+0.5i'],
    ['−0.5−0.5i', '2−i'],
  ]);
});
