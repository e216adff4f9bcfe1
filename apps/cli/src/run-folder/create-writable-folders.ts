import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInputError } from '../errors/cli-error.js';
import { errorCode } from '../errors/error-code.js';

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
      for (const folder of missingFolders(path)) {
        if (makeFolder(folder)) created.push(folder);
      }
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

/** The folders that have to be made, outermost first. `mkdir` with `recursive` never returns where a parent takes no folders, as in /proc. */
function missingFolders(path: string): string[] {
  return existsSync(path) ? [] : [...missingFolders(dirname(path)), path];
}

/** @returns whether it was made here, and not by another process in the meantime */
function makeFolder(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
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
