import { EventEmitter } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import type { WriteStream } from 'node:tty';
import { ownSequence } from '@liesweep/logging/terminal';
import type { CellsSeen } from './cells-seen.js';
import { progressDisplay } from './progress-display.js';

const ERASE_BELOW = ownSequence('J');

const CELLS: CellsSeen = {
  ...{ decided: 1, open: 1, generators: [1, 2] },
  rows: [
    {
      ...{ dimension: 2, weights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0 } },
      cells: [{ vanishes: true, isDecided: true, share: 1, logLoss: -12 }, undefined],
    },
  ],
};

const SNAPSHOT = {
  ...{ trialCount: 4, done: 1, trained: 2, failed: 0, rate: 0, remainingSeconds: null },
  ...{ waiting: null as string | null, cells: CELLS as CellsSeen | null },
};

class Output extends EventEmitter {
  written = '';
  constructor(
    readonly isTTY: boolean,
    public rows: number,
    public columns = 80,
  ) {
    super();
  }
  write(text: string): void {
    this.written += text;
  }
}

function displayOn(output: Output) {
  return progressDisplay(output as unknown as WriteStream, 'none', () => 0);
}

describe.each([true, false])('where progress is shown, on a terminal: %p', (isTTY) => {
  it('says once what the sweep waits for, at once, and when it goes on', () => {
    const output = new Output(isTTY, 24);
    const display = displayOn(output);
    for (const waiting of [null, 'rows: read-only', 'rows: read-only', null, null])
      display.show({ ...SNAPSHOT, waiting });
    const lines = output.written.split('\n').filter((line) => /Waiting|goes on/.test(line));
    expect(lines.map((line) => line.split(ERASE_BELOW).at(-1))).toEqual([
      'Waiting: rows: read-only',
      'The sweep goes on.',
    ]);
  });
});

describe('progress on a terminal', () => {
  it('has the cells above the bar where there are more than 20 lines', () => {
    const [low, high] = [new Output(true, 20), new Output(true, 21)];
    for (const output of [low, high]) displayOn(output).show(SNAPSHOT);
    expect(low.written).toContain('1/4 trials');
    expect(low.written).not.toContain('vanishes');
    expect(high.written).toContain(' n = 2  ✓  · \n ✓ vanishes');
  });

  it('leaves the cells where they are at its end, and shows them no more', () => {
    const output = new Output(true, 24);
    const display = displayOn(output);
    display.show(SNAPSHOT);
    display.end();
    const left = output.written.split(ERASE_BELOW).at(-1) ?? '';
    expect(left).toContain(' n = 2  ✓  · \n');
    expect(left).not.toContain('1/4 trials');
    output.written = '';
    display.show(SNAPSHOT);
    expect(stripVTControlCharacters(output.written)).toMatch(/^[█░]+ {2}1\/4 trials/);
    display.end();
    expect(output.listenerCount('resize')).toBe(0);
  });

  it('draws itself anew in the new size of the terminal, once for many changes in a row', () => {
    jest.useFakeTimers();
    const output = new Output(true, 24);
    const display = displayOn(output);
    display.show(SNAPSHOT);
    output.written = '';
    output.columns = 40;
    for (let change = 0; change < 50; change++) output.emit('resize');
    expect(output.written).toBe('');
    jest.advanceTimersByTime(1000);
    expect(output.written.split(ERASE_BELOW)).toHaveLength(2);
    const lines = (output.written.split(ERASE_BELOW).at(-1) ?? '').split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40);
    display.end();
    jest.useRealTimers();
  });
});
