import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { runFolder, type RunFolder } from '../run-folder/run-folder.js';
import { lockRun } from '../run-folder/run-lock.js';
import type { Terminal } from '../terminal/terminal.js';
import { logsAction } from './logs-action.js';

const LINES = ['{"level":"info","msg":"one","shard":1}', '{"level":"warn","msg":"two","shard":2}'] as const;

let folder: RunFolder;

beforeEach(() => {
  folder = runFolder(mkdtempSync(join(tmpdir(), 'liesweep-logs-')));
  mkdirSync(folder.work);
  writeFileSync(folder.manifest, '{}');
  writeFileSync(folder.log, `${LINES.join('\n')}\n`);
});
afterEach(() => {
  rmSync(folder.path, { recursive: true });
});

/** What was written so far, without colours. */
function shown(flags: Parameters<typeof logsAction>[2]): { ended: Promise<void>; text: () => string } {
  const stdout = new PassThrough();
  let text = '';
  stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    ended: logsAction({ stdout } as unknown as Terminal, folder.path, flags),
    text: () => stripVTControlCharacters(text),
  };
}

it('shows a log for people, or as it is', async () => {
  const [pretty, raw] = [shown({}), shown({ json: true })];
  await Promise.all([pretty.ended, raw.ended]);
  expect(pretty.text()).toMatch(/INFO.*: one\n {4}shard: 1\n.*WARN.*: two\n/);
  expect(raw.text()).toBe(`${LINES.join('\n')}\n`);
});

it('shows only what is asked for', async () => {
  const graver = shown({ json: true, level: 'warn' });
  await graver.ended;
  expect(graver.text()).toBe(`${LINES[1]}\n`);
});

it('follows until nothing trains the run any more, with its last line', async () => {
  const lock = await lockRun(folder.lock);
  const followed = shown({ json: true, follow: true });
  while (!followed.text().includes('two')) await delay(20);
  appendFileSync(folder.log, '{"msg":"three"}\n');
  while (!followed.text().includes('three')) await delay(20);
  appendFileSync(folder.log, '{"msg":"four"}\n');
  lock.release();
  await followed.ended;
  expect(followed.text()).toBe(`${LINES.join('\n')}\n{"msg":"three"}\n{"msg":"four"}\n`);
});

it('says where it looked for a log that is not there', async () => {
  rmSync(folder.log);
  await expect(shown({}).ended).rejects.toThrow(`There is no log at ${folder.log}.`);
});
