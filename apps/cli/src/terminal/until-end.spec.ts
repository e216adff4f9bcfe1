import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { InterruptedError } from '../errors/interrupted-error.js';
import type { Terminal } from './terminal.js';
import { untilEnd, type BegunRun } from './until-end.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-until-end-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

/** What the command of the user was told; undefined where it was not run. */
async function told(work: (begun: (run: BegunRun) => void) => Promise<0 | 5>): Promise<string | undefined> {
  const file = join(folder, 'told');
  const onEnd = `printf '%s %s' "$LIESWEEP_EXIT_CODE" "$LIESWEEP_SWEEP_ID" > '${file}'`;
  const terminal = { stderr: new PassThrough(), isQuiet: false } as unknown as Terminal;
  await untilEnd(work, { onEnd }, terminal).catch(() => undefined);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

it('tells how it ended, and of which run', async () => {
  const work = (begun: (run: BegunRun) => void): Promise<5> => {
    begun({ sweepId: 'a-0123' });
    return Promise.resolve(5);
  };
  expect(await told(work)).toBe('5 a-0123');
  expect(process.exitCode).toBe(5);
});

it('tells of a failure, and not of what the user has stopped', async () => {
  expect(await told(() => Promise.reject(new BadInputError({ happened: 'no' })))).toBe('2 ');
  rmSync(join(folder, 'told'));
  expect(await told(() => Promise.reject(new InterruptedError({ happened: 'Stopped.' })))).toBeUndefined();
});

it('throws what was thrown', async () => {
  const work = (): Promise<0> => Promise.reject(new BadInputError({ happened: 'no' }));
  await expect(untilEnd(work, {}, { isQuiet: false } as unknown as Terminal)).rejects.toThrow('no');
});
