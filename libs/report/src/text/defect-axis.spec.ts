import { stripVTControlCharacters } from 'node:util';
import { renderDefectAxis, type DefectsToDraw } from './defect-axis.js';

const EXACT: DefectsToDraw = { defects: [0, 3e-17, 0.5, 0.5, 1], count: 5, zeros: 2, tolerance: undefined };

const lines = (drawn: DefectsToDraw, width = 80): string[] => renderDefectAxis(drawn, width, 'none').split('\n');

test('defects at zero stand at the left end, those near 1 at the right, and dots between them', () => {
  const [bars = '', labels = ''] = lines(EXACT);
  expect(bars).toMatch(/^ {2}█┈+█▂$/);
  expect(labels).toMatch(/^ {2}≤1e-16 .* 1e-2 +1$/);
});

test('nothing is wider than the terminal', () => {
  for (const width of [40, 80, 120, 300]) {
    expect(lines(EXACT, width).filter((line) => line.length > width)).toEqual([]);
  }
});

test('of measured labels the axis begins below the smallest, and the tolerance is marked', () => {
  const [bars = '', labels = ''] = lines({ defects: [0.004, 0.3, 0.9], count: 9, zeros: 1, tolerance: 0.05 });
  expect(bars).toMatch(/^ {2} +█┈+╎┈+█ +█$/);
  expect(labels).toMatch(/^ {2}1e-3 /);
  expect(bars.indexOf('╎')).toBeGreaterThan(labels.indexOf('1e-2'));
  expect(bars.indexOf('╎')).toBeLessThan(labels.indexOf('1e-1'));
});

test('without a dimension no gap is drawn', () => {
  const [bars = ''] = lines({ defects: [0.001, 0.01, 0.5], count: 4, zeros: null, tolerance: undefined });
  expect(bars).not.toContain('┈');
});

test('where all directions keep the oracle, or none does, it is drawn too', () => {
  expect(lines({ defects: [0, 0, 0, 0], count: 4, zeros: 4, tolerance: undefined })[0]).toMatch(/^ {2}█┈+$/);
  expect(lines({ defects: [0.5, 0.9], count: 2, zeros: 0, tolerance: undefined })[0]).toMatch(/█ *█$/);
});

test('colours change nothing but colours', () => {
  expect(renderDefectAxis(EXACT, 80, '256')).not.toBe(renderDefectAxis(EXACT, 80, 'none'));
  expect(stripVTControlCharacters(renderDefectAxis(EXACT, 80, '256'))).toBe(renderDefectAxis(EXACT, 80, 'none'));
});
