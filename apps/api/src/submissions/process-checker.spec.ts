import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadInputError, InvalidSweepError } from '@liesweep/sweep';
import { receivedError, sentError } from './check-messages.js';
import { ProcessChecker } from './process-checker.js';
import { UnknownUploadError } from './uploads.js';

/** A checker of the spec: what it is asked says what becomes of it. */
const MAIN = `
const { mkdirSync, writeFileSync } = require('node:fs');
const [, , , scratch] = process.argv;
mkdirSync(scratch, { recursive: true });
writeFileSync(scratch + '/kept', '');
process.on('disconnect', () => process.exit());
process.on('message', ({ text }) => {
  if (text === 'exit') process.exit(1);
  if (text === 'hang') return;
  if (text === 'refuse') process.send({ error: { name: 'BadInputError', message: 'no', explanation: { happened: 'no' } } });
  else process.send({ value: { sweepId: text + ' ' + process.pid } });
});
`;

const folder = mkdtempSync(join(tmpdir(), 'liesweep-checker-'));
let checker: ProcessChecker;

function start(processes: number, limitMs = 600_000): void {
  const main = join(folder, 'main.cjs');
  writeFileSync(main, MAIN);
  mkdirSync(join(folder, 'scratch'), { recursive: true });
  checker = new ProcessChecker({
    tensors: 'file:/nowhere',
    folder: join(folder, 'scratch'),
    keptBytes: 0,
    processes,
    limitMs,
    main,
  });
}
afterEach(() => checker.close());
afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const idOf = async (text: string): Promise<string> => (await checker.check(text, false)).sweepId;

it('asks one process again and again, and more at the same time as there may be', async () => {
  start(2);
  const [first, second] = [await idOf('a'), await idOf('a')];
  expect(second).toBe(first);
  const ids = await Promise.all(Array.from({ length: 6 }, () => idOf('a')));
  expect(new Set([...ids, first]).size).toBeLessThanOrEqual(2);
});

it('hands errors on, after which the process goes on', async () => {
  start(1);
  const first = await idOf('a');
  await expect(checker.check('refuse', false)).rejects.toThrow(BadInputError);
  expect(await idOf('a')).toBe(first);
});

it('says so where the process ends, and takes another', async () => {
  start(1);
  const first = await idOf('a');
  await expect(checker.check('exit', false)).rejects.toThrow(
    /could not be checked\. It took more memory than there is\./,
  );
  expect(await idOf('a')).not.toBe(first);
});

it('ends what takes too long, and goes on with those who wait', async () => {
  start(1, 5_000);
  const hanging = checker.check('hang', false);
  const next = idOf('a');
  await expect(hanging).rejects.toThrow(/could not be checked\. It took longer than 5 s\./);
  await expect(next).resolves.toMatch(/^a \d+$/);
});

it('turns away who comes when too many wait', async () => {
  start(1);
  const waiting = Array.from({ length: 33 }, () => checker.check('hang', false).catch(() => undefined));
  await expect(checker.check('a', false)).rejects.toMatchObject({ problem: { status: 503, type: 'problems/busy' } });
  expect(waiting).toHaveLength(33);
});

it('sends errors whole from one process to another', () => {
  const cause = new InvalidSweepError([{ path: 'data.path', line: 3, column: 9, message: 'no' }]);
  const bad = new BadInputError({ happened: 'a', safe: 'b', remedy: 'c' }, { cause });
  for (const error of [
    bad,
    new UnknownUploadError('sha256:00'),
    Object.assign(new Error('away'), { name: 'StoreUnavailableError' }),
  ]) {
    const received = receivedError(structuredClone(sentError(error)));
    expect(sentError(received)).toEqual(sentError(error));
    expect(received.name).toBe(error.name);
  }
});
