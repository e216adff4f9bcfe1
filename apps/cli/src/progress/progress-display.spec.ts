import type { WriteStream } from 'node:tty';
import { ownSequence } from '@liesweep/logging/terminal';
import { progressDisplay } from './progress-display.js';

const ERASE_LINE = ownSequence('2K');

const SNAPSHOT = {
  ...{ trialCount: 4, done: 1, trained: 2, failed: 0, rate: 0, remainingSeconds: null, lowestLoss: null },
  waiting: null as string | null,
};

describe.each([true, false])('where progress is shown, on a terminal: %p', (isTTY) => {
  it('says once what the sweep waits for, at once, and when it goes on', () => {
    let written = '';
    const stream = { isTTY, columns: 80, write: (text: string) => (written += text) } as unknown as WriteStream;
    const display = progressDisplay(stream, () => 0);
    for (const waiting of [null, 'rows: read-only', 'rows: read-only', null, null])
      display.show({ ...SNAPSHOT, waiting });
    const lines = written.split('\n').filter((line) => /Waiting|goes on/.test(line));
    expect(lines.map((line) => line.split(ERASE_LINE).at(-1))).toEqual([
      'Waiting: rows: read-only',
      'The sweep goes on.',
    ]);
  });
});
