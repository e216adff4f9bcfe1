import { errorCode, errorMessage, innermostCause, thrownMessage } from './errors.js';

test.each<[unknown, string]>([
  [Object.assign(new Error('no'), { code: 'ENOENT' }), 'ENOENT'],
  [{ code: 16 }, '16'],
  [{ code: undefined }, ''],
  [new Error('no'), ''],
  ['no', ''],
  [null, ''],
])('of %p the code is %j', (thrown, code) => {
  expect(errorCode(thrown)).toBe(code);
});

test('an error says its message, in the first line or in all; anything else says itself', () => {
  const error = new Error('one\ntwo');
  expect([thrownMessage(error), errorMessage(error)]).toEqual(['one\ntwo', 'one']);
  expect([thrownMessage('a\nb'), errorMessage('a\nb')]).toEqual(['a\nb', 'a']);
});

test('the innermost cause is what happened', () => {
  const cause = new Error('cause');
  expect(innermostCause(new Error('outer', { cause: new Error('middle', { cause }) }))).toBe(cause);
  expect(innermostCause('text')).toBe('text');
});
