import { join } from 'node:path';

/** The files of one run, all in its folder; those in `.work` are for continuing it. */
export interface RunFolder {
  readonly path: string;
  /** What the folder is: the sweep's digest and where its stores are. */
  readonly manifest: string;
  readonly sweepFile: string;
  readonly log: string;
  readonly work: string;
  readonly lock: string;
  readonly temporalPid: string;
}

/** The names of the files in a run's folder. */
export function runFolder(path: string): RunFolder {
  const work = join(path, '.work');
  return {
    path,
    manifest: join(path, 'run.json'),
    sweepFile: join(path, 'sweep.yaml'),
    log: join(path, 'log.ndjson'),
    work,
    lock: join(work, 'lock.json'),
    temporalPid: join(work, 'temporal.json'),
  };
}
