import { indefiniteSo } from '../algebras/indefinite-so.js';
import { sl } from '../algebras/sl.js';
import { seededNormals } from '../seeded-normals.js';
import { matrixOf } from '../matrix.js';
import { actionsSum } from '../testing/constants.js';
import { gl } from '../testing/example-algebras.js';
import { conjugateBy, randomFrame } from '../testing/random-frame.js';
import { so } from '../testing/so.js';
import { invariantForms, isFaithful } from './actions.js';

const NOISE = 1e-9;

it.each([
  [3, 0],
  [4, 0],
  [1, 2],
  [2, 2],
  [1, 4],
])('so(%i,%i) keeps one form, of its own signature in any basis', (p, q) => {
  const frame = randomFrame({ dimension: p + q, field: 'real' }, 4, seededNormals(p));
  const { count, signature } = invariantForms(conjugateBy(frame, indefiniteSo(p, q)), NOISE);
  expect(count).toBe(1);
  expect(signature?.toSorted()).toEqual([p, q].toSorted());
});

it('matrices of trace 0 keep none, copies of rotations three', () => {
  expect(invariantForms(sl(3), NOISE)).toEqual({ count: 0, signature: null });
  expect(invariantForms(actionsSum(so(3), so(3)), NOISE)).toEqual({ count: 3, signature: null });
});

it('a form that vanishes on some vectors has no signature', () => {
  const planar = so(2).map(({ data }) => matrixOf(3, 3, [0, data[1] ?? 0, 0, data[2] ?? 0, 0, 0, 0, 0, 1]));
  expect(invariantForms(planar, NOISE)).toEqual({ count: 1, signature: null });
});

it('an action is faithful where its matrices are independent', () => {
  expect(isFaithful(gl(2), NOISE)).toBe(true);
  expect(isFaithful([...so(3), ...so(3).slice(0, 1)], NOISE)).toBe(false);
});
