import type { CertifiedFields } from '@liesweep/sweep';
import {
  certifiedSample,
  DIFFERENCE,
  DISTANCE,
  ELLIPSE,
  fieldSample,
  MOTIONS,
  SHIFTED_ELLIPSE,
} from '../testing/field-sample.js';
import { sectionOf } from '../testing/section-of.js';
import type { Drawing, SliceFigure } from './define-slice-figure.js';
import { fieldBasis } from './field-basis.js';
import { fieldPictures } from './field-pictures.js';
import { labels } from './label-flows.js';
import { particles } from './particle-flows.js';

function drawingsOf(kind: SliceFigure, sweepFile: string, fields: CertifiedFields): Readonly<Record<string, Drawing>> {
  const findings = fieldSample(sweepFile, fields);
  const [slice] = findings.phaseDiagram.slices;
  if (slice === undefined) throw new Error('the sample has slices');
  return kind.of(slice, findings)?.draw('wide') ?? {};
}

/** A drawing that is made as text. */
function drawnText(kind: SliceFigure, sweepFile: string, fields: CertifiedFields, name: string): string {
  const drawing = drawingsOf(kind, sweepFile, fields)[name];
  if (typeof drawing !== 'string') throw new Error(`${name} is no text`);
  return drawing;
}

const sectionText = (kind: SliceFigure, sweepFile: string, fields: CertifiedFields, polished: number[] = []): string =>
  (sectionOf(kind, fieldSample(sweepFile, fields, polished), 0) ?? '').replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

const ON_THE_LINE = `name: line
system:
  oracles: [{ kind: expression, of: "x2 - x1" }]
  parameterisation: affine
  particles: { count: 2, features: [x] }
grid: { generators: [1] }
`;
const SHIFT = certifiedSample({ ...{ functions: ['1', 'x'], features: ['x'], formulas: ['∂x'] }, basis: [[1, 0]] });

const IN_SPACE = `name: space
system:
  oracles: [{ kind: expression, of: "z - x^2 - y^2" }]
  parameterisation: affine
grid: { dimension: 3, generators: [1] }
`;
const TURN = certifiedSample({
  ...{ functions: ['1', 'x', 'y', 'z'], features: ['x', 'y', 'z'], formulas: ['y ∂x − x ∂y'] },
  basis: [[0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0]],
});

describe('pictures of fields', () => {
  it('are those of the space that the fields act on', () => {
    expect(Object.keys(drawingsOf(fieldPictures, SHIFTED_ELLIPSE, ELLIPSE))).toEqual(['field-portraits', 'flow-lines']);
    expect(Object.keys(drawingsOf(fieldPictures, ON_THE_LINE, SHIFT))).toEqual(['field-graphs']);
    expect(Object.keys(drawingsOf(fieldPictures, IN_SPACE, TURN))).toEqual(['field-sections']);
  });

  it('have no contours and no change of φ where φ is no function of a point, or is not kept', () => {
    expect(Object.keys(drawingsOf(fieldPictures, DISTANCE, MOTIONS))).toEqual(['field-portraits']);
    expect(Object.keys(drawingsOf(fieldPictures, DIFFERENCE, MOTIONS))).toEqual(['field-portraits']);
  });

  it('show a flow along which φ changes by rounding alone', () => {
    const said = /φ changes by at most ([\d.]+)(?: × 10(⁻?)(\p{No}+))?</u.exec(
      drawnText(fieldPictures, SHIFTED_ELLIPSE, ELLIPSE, 'flow-lines'),
    );
    const exponent = Array.from(said?.[3] ?? '', (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('');
    expect(said?.[2]).toBe('⁻');
    expect(Number(exponent)).toBeGreaterThan(9);
  });
});

describe('particles', () => {
  it('are drawn where there are several, with φ before and after unless it moves', () => {
    expect(drawnText(particles, DISTANCE, MOTIONS, 'particle-flows')).toMatch(/φ = [\d.]+ → [\d.]+, kept/);
    expect(drawnText(particles, DIFFERENCE, MOTIONS, 'particle-flows')).not.toContain('φ');
    expect(drawingsOf(particles, SHIFTED_ELLIPSE, ELLIPSE)).toEqual({});
  });
});

describe('labels along the flows', () => {
  it('are drawn where labels move', () => {
    expect(drawnText(labels, DIFFERENCE, MOTIONS, 'label-flows')).toMatch(/differ by/);
    expect(drawingsOf(labels, DISTANCE, MOTIONS)).toEqual({});
  });
});

describe('the section of the generators', () => {
  it('has their formulas, what they are together, and how they were decided', () => {
    const text = sectionText(fieldBasis, DISTANCE, MOTIONS, [2]);
    expect(text).toContain('v₁ ∂xv₂ ∂yv₃ y ∂x − x ∂y');
    expect(text).toContain('brackets stay among the fields');
    expect(text).toContain('directions at a point 3');
    expect(text).toContain('derived series 3, 2, 0');
    expect(text).toContain('Ng decided by a finish in float64 2');
  });

  it('says that fields without brackets among them are no group, and how many there are up to each degree', () => {
    const byDegree = [
      { degree: 0, dimension: 0 },
      { degree: 1, dimension: 1 },
      { degree: 2, dimension: 3 },
    ];
    const text = sectionText(fieldBasis, SHIFTED_ELLIPSE, { ...MOTIONS, isAlgebra: false, structure: null, byDegree });
    expect(text).toContain('These 3 fields are no algebra');
    expect(text).toContain('fields up to degree 1 1 fields up to degree 2 3');
    expect(text).not.toContain('degree 0');
    expect(text).not.toContain('Row a, column b');
  });

  it('says what is vacuous, and what is not counted', () => {
    const text = sectionText(fieldBasis, SHIFTED_ELLIPSE, {
      ...ELLIPSE,
      isVacuous: true,
      vanishing: 3,
      trivialLabel: 2,
    });
    expect(text).toContain('Nothing has been found.');
    expect(text).toContain('fields that vanish on your data, not counted 3');
    expect(text).toContain('actions on the labels that do nothing, not counted 2');
  });

  it('says that there is none', () => {
    const none = { ...ELLIPSE, formulas: [], basis: [], pointwiseRank: null };
    expect(sectionText(fieldBasis, SHIFTED_ELLIPSE, none)).toContain('No field of the ansatz keeps the labels.');
  });
});
