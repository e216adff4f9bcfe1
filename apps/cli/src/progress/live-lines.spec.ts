import { guardOutput } from '@liesweep/logging/terminal';
import { LiveLines } from './live-lines.js';

const ESCAPE = '\u001b';

/** A sequence that moves the cursor or erases, or a character. */
const PARTS = new RegExp(`(${ESCAPE}\\[(\\d*)([A-Z]))|([^])`, 'gu');

/** As much of a terminal as the lines need: what is shown after what was written. */
class Screen {
  lines: string[] = [''];
  writes: string[] = [];
  rows = 24;
  private row = 0;
  private column = 0;

  constructor(public columns = 80) {}

  write(text: string): boolean {
    this.writes.push(text);
    for (const [, sequence, amount, letter, character] of text.matchAll(PARTS)) {
      if (sequence === undefined) this.put(character ?? '');
      else this.steer(letter ?? '', Number(amount === '' ? 1 : amount));
    }
    return true;
  }

  private put(character: string): void {
    if (character === '\n') {
      [this.row, this.column] = [this.row + 1, 0];
      this.lines[this.row] ??= '';
    } else {
      const line = (this.lines[this.row] ?? '').padEnd(this.column);
      this.lines[this.row] = line.slice(0, this.column) + character + line.slice(this.column + 1);
      this.column += 1;
    }
  }

  private steer(letter: string, amount: number): void {
    const moves: Record<string, () => void> = {
      A: () => (this.row -= amount),
      B: () => (this.row += amount),
      C: () => (this.column += amount),
      G: () => (this.column = amount - 1),
      J: () => {
        this.lines.splice(this.row + 1);
        this.lines[this.row] = (this.lines[this.row] ?? '').slice(0, this.column);
      },
      K: () => (this.lines[this.row] = ''),
    };
    moves[letter]?.();
  }
}

function onScreen(): { screen: Screen; lines: LiveLines } {
  const screen = new Screen();
  guardOutput(screen);
  screen.write('before\n');
  return { screen, lines: new LiveLines(screen) };
}

describe('lines that are drawn in place', () => {
  it('show the last that were drawn, below what was there', () => {
    const { screen, lines } = onScreen();
    for (const drawn of [['a', 'b', 'c'], ['a', 'B', 'c'], ['A', 'B', 'c'], ['A', 'B', 'C'], ['x'], ['1', '2']])
      lines.draw(drawn);
    expect(screen.lines).toEqual(['before', '1', '2']);
  });

  it('write only what has changed, and nothing where nothing has', () => {
    const { screen, lines } = onScreen();
    lines.draw(['first line', 'second', 'third']);
    screen.writes = [];
    lines.draw(['first line', 'changed', 'third']);
    expect(screen.writes.join('')).toContain('changed');
    expect(screen.writes.join('')).not.toMatch(/first|third/);
    screen.writes = [];
    lines.draw(['first line', 'changed', 'third']);
    expect(screen.writes).toEqual([]);
    screen.write('!');
    expect(screen.lines).toEqual(['before', 'first line', 'changed', 'third!']);
  });

  it('leave as many as they are told to, and what comes next stands below', () => {
    const { screen, lines } = onScreen();
    lines.draw(['map', 'legend', 'bar']);
    lines.leave(2);
    screen.write('after');
    expect(screen.lines).toEqual(['before', 'map', 'legend', 'after']);
    lines.leave();
    expect(screen.lines).toEqual(['before', 'map', 'legend', 'after']);
  });

  it('go back over lines that a narrower terminal has wrapped, and never above the screen', () => {
    const { screen, lines } = onScreen();
    lines.draw(['x'.repeat(30), 'y'.repeat(30)]);
    screen.columns = 20;
    screen.writes = [];
    lines.draw(['x', 'y']);
    expect(screen.writes.join('')).toContain(`${ESCAPE}[3A`);
    screen.columns = 1;
    screen.rows = 2;
    screen.writes = [];
    lines.draw(['x']);
    expect(screen.writes.join('')).toContain(`${ESCAPE}[1A`);
  });
});
