import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLogs } from './read-logs.js';

let folder: string;
let files: string[];

const line = (second: number, sweepId: string | undefined): string =>
  JSON.stringify({
    ...{ level: 'warn', time: `2026-01-01T00:00:0${String(second)}.000Z`, name: 'trainer', sweepId },
    msg: String(second),
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liesweep-logs-'));
  files = ['a', 'b'].map((name) => join(folder, name));
  writeFileSync(files[0] ?? '', `${line(0, 'mine-1')}\n${line(2, 'theirs-1')}\n${line(4, undefined)}\n`);
  writeFileSync(files[1] ?? '', `${line(1, 'theirs-1')}\n${line(3, 'mine-1')}\n`);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const messages = (...asked: Parameters<typeof readLogs>): string[] =>
  readLogs(...asked).lines.map(({ message }) => message);

describe('the latest lines of several logs', () => {
  it('stand in the order of their times', () => {
    expect(messages(files, { level: 'info', limit: 10 })).toEqual(['0', '1', '2', '3', '4']);
    expect(messages(files, { level: 'info', limit: 2 })).toEqual(['3', '4']);
    expect(messages(files, { level: 'error', limit: 2 })).toEqual([]);
  });

  it('are of no other sweeps than may be seen', () => {
    const sweeps = new Set(['mine-1']);
    expect(messages(files, { level: 'info', limit: 10, sweeps })).toEqual(['0', '3']);
    expect(messages(files, { level: 'info', limit: 1, sweeps })).toEqual(['3']);
  });

  it('come with a sentence about each file that cannot be read', () => {
    expect(readLogs([folder, ...files], { level: 'info', limit: 1 })).toMatchObject({
      ...{ lines: [{ message: '4' }], note: expect.stringContaining(`${folder} cannot be read: EISDIR`) as string },
    });
  });
});
