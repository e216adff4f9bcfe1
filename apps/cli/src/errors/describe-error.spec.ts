import { CorruptStoreError, InvalidSweepError, LiesweepError, StoreUnavailableError } from '@liesweep/sweep';
import { BadInputError, InfrastructureError } from '@liesweep/sweep/explained-error';
import { InterruptedError } from './interrupted-error.js';
import { describeError } from './describe-error.js';

const fullDisk = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

describe('describeError', () => {
  it.each<[string, unknown, number]>([
    ['bad input', new BadInputError({ happened: 'no' }), 2],
    [
      'an invalid sweep',
      new InvalidSweepError([{ path: 'grid', line: 3, column: 1, message: 'expected a mapping' }]),
      2,
    ],
    ['the URI of no store', new LiesweepError('InvalidStoreUriError', 'ftp://host: expected another'), 2],
    ['a failed server', new InfrastructureError({ happened: 'no' }), 3],
    ['a store that does not answer', new StoreUnavailableError('rows: locked'), 3],
    ['a damaged row store', new CorruptStoreError('rows: malformed'), 3],
    ['a full disk', fullDisk, 3],
    [
      'a full disk behind other errors',
      new Error('cannot record', { cause: new Error('write', { cause: fullDisk }) }),
      3,
    ],
    ['a database on a full disk', new StoreUnavailableError('database or disk is full'), 3],
    ['an interruption', new InterruptedError({ happened: 'Stopped.' }), 130],
    ['anything else', new TypeError('x is undefined'), 1],
    ['something that is no error', 'oops', 1],
  ])('ends %s with its exit code', (_, error, exitCode) => {
    expect(describeError(error).exitCode).toBe(exitCode);
  });

  it('says what is safe when the disk is full', () => {
    expect(describeError(fullDisk).message).toMatch(/disk is full.*Trials that are recorded are safe/);
  });

  it('never shows a stack trace', () => {
    const error = new TypeError('x is undefined\n    at f (file.js:1:2)');
    expect(describeError(error)).toEqual({
      message: 'Unexpected error: x is undefined',
      exitCode: 1,
      isExpected: false,
    });
  });

  it('has nothing to add to what commander has said', () => {
    const asked = Object.assign(new Error('(outputHelp)'), { name: 'CommanderError', exitCode: 0 });
    const mistyped = Object.assign(new Error('unknown option'), { name: 'CommanderError', exitCode: 1 });
    expect(describeError(asked)).toMatchObject({ message: '', exitCode: 0 });
    expect(describeError(mistyped)).toMatchObject({ message: '', exitCode: 2 });
  });
});
