import { diagonalMatrix } from '../testing/random-frame.js';
import { decideSpaces, decideZero } from './decide.js';
import { UndecidedError } from './undecided-error.js';

it('a number is zero within the noise, and not zero from ten times that on', () => {
  expect(decideZero(-1e-3, 1e-3, 'it')).toBe(true);
  expect(decideZero(-1e-2, 1e-3, 'it')).toBe(false);
});

it.each([2e-3, -9e-3, NaN])('%d is left open at a noise of 1e-3, by the name of the decision', (value) => {
  expect(() => decideZero(value, 1e-3, 'the size of it')).toThrow(new UndecidedError('the size of it'));
});

it('spaces are left open likewise', () => {
  expect(decideSpaces(diagonalMatrix([1, 0]), 1e-3, 'it').nullspace.rows).toBe(1);
  expect(() => decideSpaces(diagonalMatrix([1, 5e-3]), 1e-3, 'it')).toThrow(UndecidedError);
});
