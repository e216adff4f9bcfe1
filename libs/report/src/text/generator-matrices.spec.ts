import { stripVTControlCharacters } from 'node:util';
import { fitsAsMatrix, renderGeneratorMatrices } from './generator-matrices.js';

const ROTATION = [
  ['·', '1'],
  ['−1', '·'],
];
const NAMES = ['x', 'energy'];

test('the names of the features stand above the columns and before the rows', () => {
  expect(renderGeneratorMatrices([ROTATION], NAMES, 80, 'none').split('\n')).toEqual([
    '                J1',
    '             x  energy',
    '  x          ·       1',
    '  energy    −1       ·',
  ]);
});

test('as many stand side by side as fit, and no line is wider than the terminal', () => {
  for (const width of [30, 60, 90]) {
    const lines = renderGeneratorMatrices(Array<typeof ROTATION>(9).fill(ROTATION), NAMES, width, 'none').split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  }
  const bands = (width: number): number =>
    renderGeneratorMatrices(Array<typeof ROTATION>(4).fill(ROTATION), NAMES, width, 'none').split('\n\n').length;
  expect([bands(30), bands(40), bands(80)]).toEqual([4, 2, 1]);
});

test('long names are cut', () => {
  expect(renderGeneratorMatrices([ROTATION], ['x', 'transverse_momentum'], 80, 'none')).toContain('transvers…');
});

test('a matrix fits or does not', () => {
  expect(fitsAsMatrix(ROTATION, NAMES, 80)).toBe(true);
  expect(fitsAsMatrix(ROTATION, NAMES, 18)).toBe(false);
});

test('colours change nothing but colours', () => {
  const plain = renderGeneratorMatrices([ROTATION], NAMES, 80, 'none');
  expect(stripVTControlCharacters(renderGeneratorMatrices([ROTATION], NAMES, 80, '256'))).toBe(plain);
});
