import { stripVTControlCharacters } from 'node:util';
import { certifiedSample, DISTANCE, ELLIPSE, fieldSample, MOTIONS } from '../testing/field-sample.js';
import { renderDiagramFields, renderFields } from './field-lines.js';

const LONG = certifiedSample({
  ...{ functions: ['1', 'x'], features: ['x', 'y'] },
  formulas: ['(0.1234 + 2.345x − 1.223y) ∂x + (5.432 − 0.9987x + 3.21y) ∂y'],
  basis: [[1, 0, 0, 0]],
});

test('every field is a line', () => {
  expect(renderFields(MOTIONS, 80, 'none').replaceAll('\u00a0', ' ').split('\n')).toEqual([
    '     v1 = ∂x',
    '     v2 = ∂y',
    '     v3 = y ∂x − x ∂y',
  ]);
});

test.each([40, 60, 80])('no line is wider than %d columns, and continues below its formula', (width) => {
  const lines = renderFields(LONG, width, 'none').split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {10}\S/);
});

test('colour changes no letter', () => {
  expect(stripVTControlCharacters(renderFields(MOTIONS, 80, '256'))).toBe(renderFields(MOTIONS, 80, 'none'));
});

test('sixteen formulas are printed, and the others counted', () => {
  const many = certifiedSample({ ...MOTIONS, formulas: Array.from({ length: 20 }, () => '∂x'), basis: [] });
  const text = renderFields(many, 80, 'none');
  expect(text).toContain('v16 = ∂x');
  expect(text).not.toContain('v17');
  expect(text).toContain('… and 4 more, all of them in --json');
});

test('what is not counted is said', () => {
  const text = renderFields({ ...ELLIPSE, vanishing: 3, trivialLabel: 1 }, 80, 'none');
  expect(text).toContain('3 fields of the ansatz vanish on your data, and are not counted.');
  expect(text).toContain('1 action on the labels alone does nothing on your data, and is not counted.');
});

test('of a diagram the fields of every n are said once, and of other generators nothing', () => {
  const { phaseDiagram } = fieldSample(DISTANCE, MOTIONS);
  expect(phaseDiagram.slices).toHaveLength(2);
  expect(renderDiagramFields(phaseDiagram, 'none', 80)).toEqual([renderFields(MOTIONS, 80, 'none')]);
  const others = phaseDiagram.slices.map((slice) => ({ ...slice, certificate: undefined }));
  expect(renderDiagramFields({ ...phaseDiagram, slices: others }, 'none', 80)).toEqual([]);
});
