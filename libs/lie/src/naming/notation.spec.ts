import { orthogonal, semidirect, space, writeSum } from './notation.js';
import type { Part } from './part.js';

const line: Part = { kind: 'abelian', dimension: 1 };
const su2: Part = { kind: 'simple', dimension: 3, names: ['su(2)', 'so(3)'] };
const e3: Part = { kind: 'standard', dimension: 6, symbol: 'e(3)', name: 'e(3) ≅ so(3) ⋉ R³', evidence: '' };
const h3: Part = { kind: 'standard', dimension: 3, symbol: 'h3', name: 'h3 (Heisenberg)', evidence: '' };

it('spaces have their dimension as an exponent', () => {
  expect([1, 2, 10].map(space)).toEqual(['R', 'R²', 'R¹⁰']);
});

it('signatures stand in ascending order, and a definite form has one number', () => {
  expect(orthogonal([3, 1])).toBe('so(1,3)');
  expect(orthogonal([0, 4])).toBe('so(4)');
  expect(orthogonal([2, 1], 'iso')).toBe('iso(1,2)');
});

it('sums stand in brackets', () => {
  expect(semidirect('so(3)⊕R', 'R³')).toBe('(so(3)⊕R) ⋉ R³');
  expect(semidirect('so(3)', 'R ⋉ h7')).toBe('so(3) ⋉ (R ⋉ h7)');
});

describe('a sum', () => {
  it('of one part has the name of it', () => {
    expect(writeSum([e3])).toBe('e(3) ≅ so(3) ⋉ R³');
    expect(writeSum([su2])).toBe('su(2) ≅ so(3)');
    expect(writeSum([line])).toBe('R');
  });

  it('has what is semisimple first, then the largest, then what is abelian', () => {
    expect(writeSum([line, h3, e3, line, su2])).toBe('su(2)⊕e(3)⊕h3⊕R²');
  });

  it('has no name where a part has none', () => {
    expect(writeSum([e3, { kind: 'unnamed', dimension: 4, description: '' }])).toBeNull();
  });
});
