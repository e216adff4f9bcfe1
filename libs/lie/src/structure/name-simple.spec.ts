import { g2 } from '../algebras/g2.js';
import { indefiniteSo } from '../algebras/indefinite-so.js';
import { sl } from '../algebras/sl.js';
import { so } from '../testing/so.js';
import { su } from '../algebras/su.js';
import type { Matrix } from '../matrix.js';
import { seededNormals } from '../seeded-normals.js';
import { symplectic } from '../testing/example-algebras.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { mixGenerators, randomMixing } from '../testing/random-matrix.js';
import { lieAlgebraOf } from './lie-algebra.js';
import { nameSimple } from './name-simple.js';

const ALGEBRAS: readonly (readonly [string, Matrix[]])[] = [
  ['su(2) ≅ so(3)', so(3)],
  ['su(2) ≅ so(3)', su(2)],
  ['sl(2,R) ≅ so(1,2)', sl(2)],
  ['sl(2,R) ≅ so(1,2)', indefiniteSo(2, 1)],
  ['sl(2,R) ≅ so(1,2)', symplectic(1)],
  ['so(1,3) ≅ sl(2,C)', indefiniteSo(3, 1)],
  ['sl(3,R)', sl(3)],
  ['so(1,4) ≅ sp(1,1)', indefiniteSo(1, 4)],
  ['so(2,3) ≅ sp(4,R)', indefiniteSo(3, 2)],
  ['so(2,3) ≅ sp(4,R)', symplectic(2)],
  ['g2', g2()],
  ['sl(4,R) ≅ so(3,3)', sl(4)],
  ['sl(4,R) ≅ so(3,3)', indefiniteSo(3, 3)],
  ['su(2,2) ≅ so(2,4)', indefiniteSo(2, 4)],
  ['su*(4) ≅ so(1,5)', indefiniteSo(5, 1)],
  ['so(7)', so(7)],
  ['so(3,4)', indefiniteSo(3, 4)],
  ['sp(6,R)', symplectic(3)],
];

describe.each(ALGEBRAS)('%s', (name, generators) => {
  it('is named so', () => {
    expect(nameSimple(lieAlgebraOf(generators)).map((names) => names.join(' ≅ '))).toEqual([name]);
  });

  it('is named so in another basis and other coordinates', () => {
    const draw = seededNormals(generators.length);
    const frame = randomFrame({ dimension: generators[0]?.rows ?? 0, field: 'real' }, 2, draw);
    const moved = conjugateBy(frame, mixGenerators(randomMixing(generators.length, draw), generators));
    expect(nameSimple(lieAlgebraOf(moved)).map((names) => names.join(' ≅ '))).toEqual([name]);
  });
});

it('without a gap there is no name, not a guess', () => {
  expect(nameSimple({ ...lieAlgebraOf(so(3)), noise: 0.2 })).toEqual([]);
});
