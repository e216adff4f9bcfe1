import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logTail } from './log-tail.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-tail-'));
  file = join(folder, 'log.ndjson');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const line = (msg: string, level = 'info', more: object = {}): string =>
  `${JSON.stringify({ level, time: '2026-01-01T00:00:00.000Z', pid: 1, hostname: 'a', name: 'trainer', ...more, msg })}\n`;

it('the end of a log is its last lines, read', () => {
  writeFileSync(file, line('one') + line('two', 'warn', { shard: 3, reason: 'why' }) + line('three'));
  expect(logTail(file, { level: 'info', limit: 2 })).toEqual([
    {
      ...{ time: '2026-01-01T00:00:00.000Z', level: 'warn', process: 'trainer', message: 'two' },
      fields: { shard: 3, reason: 'why', hostname: 'a' },
    },
    {
      time: '2026-01-01T00:00:00.000Z',
      level: 'info',
      process: 'trainer',
      message: 'three',
      fields: { hostname: 'a' },
    },
  ]);
});

it('the end of a log holds what is grave enough, and no line that is cut or no JSON', () => {
  writeFileSync(file, line('one', 'debug') + line('two', 'error') + 'no JSON\n');
  appendFileSync(file, line('three').slice(0, -5));
  expect(logTail(file, { level: 'info', limit: 9 }).map(({ message }) => message)).toEqual(['two']);
});

it('a long log is not read from its beginning', () => {
  const padded = line('padded', 'info', { reason: 'x'.repeat(1000) });
  writeFileSync(file, padded.repeat(3000) + line('last'));
  const lines = logTail(file, { level: 'info', limit: 10_000 });
  expect(lines.length).toBeLessThan(1100);
  expect(lines.at(-1)?.message).toBe('last');
});

it('a log that is not there has no end', () => {
  expect(logTail(file, { level: 'info', limit: 10 })).toEqual([]);
});
