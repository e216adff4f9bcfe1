import { errorName, InvalidSweepError, PreemptedError } from './errors.js';

/** An error as Temporal hands it over: another class, and the original's name in `type`. */
const applicationFailure = Object.assign(new Error('out'), {
  name: 'ApplicationFailure',
  type: 'OutOfDeviceMemoryError',
});

test('an error is known by its name', () => {
  expect(errorName(new PreemptedError('stop'))).toBe('PreemptedError');
  expect(errorName(new TypeError('x'))).toBe('TypeError');
  expect(errorName({ name: 'FromAnotherProcess' })).toBe('FromAnotherProcess');
});

test('what Temporal wrapped keeps the name of the original', () => {
  const activity = Object.assign(new Error('activity', { cause: applicationFailure }), { name: 'ActivityFailure' });
  const child = Object.assign(new Error('child', { cause: activity }), { name: 'ChildWorkflowFailure' });
  expect([applicationFailure, activity, child].map((error) => errorName(error))).toEqual(
    Array.from({ length: 3 }, () => 'OutOfDeviceMemoryError'),
  );
});

test('an error with a cause of its own keeps its own name', () => {
  expect(errorName(new PreemptedError('stop'))).toBe('PreemptedError');
  expect(errorName(new RangeError('x', { cause: new TypeError('y') }))).toBe('RangeError');
});

test.each([undefined, null, 'text', 3, {}, { name: '' }])('what is no error, %p, is called Error', (thrown) => {
  expect(errorName(thrown)).toBe('Error');
});

test('an invalid sweep says line, path and problem of every issue', () => {
  const error = new InvalidSweepError([
    { path: 'restarts', line: 3, column: 5, message: 'expected a whole number' },
    { path: '', line: null, column: null, message: 'the file is empty' },
  ]);
  expect(error.message).toBe('line 3: restarts: expected a whole number\nthe file is empty');
});
