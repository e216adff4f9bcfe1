import { dirname, extname, join } from 'node:path';

const IS_SOURCE = extname(import.meta.filename) === '.ts';

/** Lets sources be run as they are, by specs. */
const RESOLVER = '../../../../libs/storage/src/testing/resolve-typescript.ts';

/** The program of the threads that compute, and how Node runs it: as it is built, or its sources in specs. */
export function workerProgram(): { readonly path: string; readonly execArgv: string[] } {
  const here = dirname(import.meta.filename);
  return {
    path: join(here, `compute-worker${extname(import.meta.filename)}`),
    execArgv: IS_SOURCE
      ? [
          ...['--experimental-transform-types', '--disable-warning=ExperimentalWarning'],
          ...['--conditions=@liesweep/source', `--import=${join(here, RESOLVER)}`],
        ]
      : [],
  };
}
