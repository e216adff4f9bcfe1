import { stripVTControlCharacters } from 'node:util';
import type { CertifiedSlice } from '@liesweep/judging/certify';
import { CERTIFIED_SAMPLE } from '@liesweep/judging/testing';
import type { CertifiedFields } from '@liesweep/sweep';
import { renderCertificate } from './certificate-text.js';

const { certificate } = CERTIFIED_SAMPLE;
const text = (slice: Partial<CertifiedSlice> = {}, columns = 80): string =>
  renderCertificate({ ...CERTIFIED_SAMPLE, ...slice }, columns, 'none');

test('a certified slice has its dimension, name, reason, defects, candidates and generators', () => {
  const lines = text().split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'squared-norm/real/linear  n = 3',
    '  dim G = 3  certified  su(2) ≅ so(3)',
    '  3 of 9 directions keep the oracle to rounding; the next has a relative defect',
    '  of 0.56.',
  ]);
  expect(text()).toContain('  defects      0 ×3  ┊ 16 decades ┊  0.56 … 1 ×6');
  expect(text()).toContain('    so(3)   kept   0, exactly on the rows');
  expect(lines.slice(-4)).toEqual([
    '        x  y  z     x  y  z    x   y  z',
    '  x     ·  1  ·     ·  ·  1    ·   ·  ·',
    '  y    −1  ·  ·     ·  ·  ·    ·   ·  1',
    '  z     ·  ·  ·    −1  ·  ·    ·  −1  ·',
  ]);
});

test('no line is wider than the terminal', () => {
  for (const columns of [66, 80, 120]) {
    expect(
      text({}, columns)
        .split('\n')
        .filter((line) => line.length > columns),
    ).toEqual([]);
  }
});

test('what is refused or not decided says so, and shows nothing that was not found', () => {
  const refused = { ...certificate, groupDimension: null, refusal: 'few-rows', reason: 'Add samples.', defects: [] };
  expect(text({ certificate: refused, structure: null, generators: [], candidates: [] }).split('\n')).toEqual([
    'squared-norm/real/linear  n = 3',
    '  dim G = ?  refused',
    '  Add samples.',
  ]);
  expect(text({ certificate: { ...refused, refusal: 'noise' } })).toContain('dim G = ?  undetermined');
});

test('a dozen generators are printed, and the others counted', () => {
  const [first] = CERTIFIED_SAMPLE.generators;
  if (first === undefined) throw new Error('the sample has generators');
  const many = text({ generators: Array.from({ length: 20 }, () => first) });
  expect(many).toContain('J12');
  expect(many).not.toContain('J13');
  expect(many).toMatch(/… and 8 more, all of them in --json$/);
});

test('larger matrices are printed as vector fields, of features without names x1, x2, …', () => {
  const generator = Array.from({ length: 7 }, (_, j) =>
    Array.from({ length: 7 }, (__, k) => (j === 1 && k === 0 ? 2 : 0)),
  );
  const large = text({ certificate: { ...certificate, dimension: 7 }, generators: [generator], featureNames: [] });
  expect(large.replaceAll('\u00a0', ' ')).toMatch(/J1 = 2 x1 ∂x2$/);
});

test('an algebra without a name says why', () => {
  const structure = CERTIFIED_SAMPLE.structure;
  if (structure === null) throw new Error('the sample has a structure');
  expect(text({ structure: { ...structure, name: null, reason: 'The set does not close.' } })).toContain(
    'in the sparsest basis; no name for the algebra: the set does not\n               close.',
  );
});

test('colours change nothing but colours', () => {
  const coloured = renderCertificate(CERTIFIED_SAMPLE, 80, '24-bit');
  expect(coloured).not.toBe(text());
  expect(stripVTControlCharacters(coloured)).toBe(text());
});

describe('fields in a dictionary', () => {
  const fields: CertifiedFields = {
    ...{ functions: ['1', 'x', 'y'], features: ['x', 'y'], formulas: ['∂x', 'y ∂x − x ∂y'] },
    basis: [
      [1, 0, 0, 0, 0, 0],
      [0, 0, 1, 0, -1, 0],
    ],
    ...{ structureConstants: [[0, 1]], isAlgebra: true, bracketResidual: 1e-16, structure: null, pointwiseRank: 2 },
    ...{ vanishing: 0, trivialLabel: 0, isVacuous: false, byDegree: [{ degree: 1, dimension: 2 }] },
  };
  const shown = (of: Partial<CertifiedFields>): string =>
    text({ certificate: { ...certificate, fields: { ...fields, ...of } }, generators: [] }, 100).replaceAll(
      '\u00a0',
      ' ',
    );

  test('are printed as formulas', () => {
    expect(shown({})).toContain('  fields       in the basis of the fewest terms\n     v1 = ∂x\n     v2 = y ∂x − x ∂y');
  });

  test('that are no algebra say so, and along how many directions they lead', () => {
    expect(shown({ isAlgebra: false, pointwiseRank: 1 })).toContain(
      '2 that are no algebra: their brackets leave them, along 1 direction at a point',
    );
  });

  test('that every action on the labels matches say that nothing is found', () => {
    expect(shown({ isVacuous: true })).toMatch(/nothing\s+is found/);
  });

  test('without a name say why', () => {
    const { structure } = CERTIFIED_SAMPLE;
    if (structure === null) throw new Error('the sample has a structure');
    expect(shown({ structure: { ...structure, name: null, reason: 'The noise leaves no gap.' } })).toContain(
      'no name for the algebra: the noise leaves no gap.',
    );
  });

  test('of which there are none are not listed', () => {
    expect(shown({ formulas: [], basis: [], structureConstants: [] })).not.toContain('fields       ');
  });
});
