import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '@liesweep/storage';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { errorCode } from '@liesweep/sweep/errors';

const PROBE = '.liesweep-probe';

/**
 * Makes folders, and leaves nothing behind when one of them cannot be written.
 *
 * @throws BadInputError when one cannot be written; a full disk is thrown as the system reports it
 */
export function createWritableFolders(paths: readonly string[]): void {
  const created: string[] = [];
  for (const path of paths) {
    try {
      makeFolders(path, (folder) => created.push(folder));
      writeFileSync(join(path, PROBE), '');
      rmSync(join(path, PROBE));
    } catch (error) {
      for (const folder of created.reverse()) {
        rmSync(folder, { recursive: true, force: true });
      }
      throw explain(path, error);
    }
  }
}

function explain(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return error;
  }
  return new BadInputError(
    { happened: `${path} cannot be written (${code}).`, remedy: 'Choose another folder.' },
    { cause: error },
  );
}
