import { labelCount } from './label-count.js';

test('complex values are two labels, a learned oracle and one given by gradients have those of the data, and every other oracle has one', () => {
  expect(labelCount({ kind: 'norm' }, 'complex')).toBe(1);
  expect(labelCount({ kind: 'three-form' }, 'real')).toBe(1);
  expect(labelCount({ kind: 'determinant' }, 'complex')).toBe(2);
  expect(labelCount({ kind: 'vacuum', adjoint: [1] }, 'complex')).toBe(1);
  expect(labelCount({ kind: 'vacuum', fundamental: [1] }, 'complex')).toBe(2);
  expect(labelCount({ kind: 'cubic', form: 'albert' }, 'real')).toBe(1);
  expect(labelCount({ kind: 'cubic', form: 'albert' }, 'complex')).toBe(2);
  expect(labelCount({ kind: 'learned', model: { kind: 'quadratic' }, task: 'regression' }, 'real')).toBeUndefined();
  expect(labelCount({ kind: 'gradients', path: 'g.npy' }, 'real')).toBeUndefined();
});
