import { writeFile } from 'node:fs/promises';
import { asStoreUnavailable, isMissing } from './file-failure.js';

const FULL_DISK = '/dev/full'; // Linux: every write to it fails as on a full disk

const failureOf = (operation: Promise<unknown>): Promise<unknown> =>
  operation.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('errors of the file system', () => {
  it('a full disk is a StoreUnavailableError that says so and keeps its cause', async () => {
    const error = await failureOf(writeFile(FULL_DISK, 'x'));
    expect(asStoreUnavailable('/runs/tensors', error)).toMatchObject({
      name: 'StoreUnavailableError',
      message: expect.stringMatching(/^\/runs\/tensors: the disk is full/) as unknown,
      cause: error,
    });
  });

  it('an error of another kind stays as it is', () => {
    const error = new TypeError('a mistake');
    expect(asStoreUnavailable('/runs', error)).toBe(error);
    expect(isMissing(error)).toBe(false);
  });
});
