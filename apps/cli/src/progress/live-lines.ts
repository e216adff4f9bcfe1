import type { WriteStream } from 'node:tty';
import { ownSequence, shownWidth } from '@liesweep/logging/terminal';

/** A terminal that lines are drawn on. */
export type LineTerminal = Pick<WriteStream, 'write' | 'columns' | 'rows'>;

const LINE_START = ownSequence('G');
const ERASE_LINE = ownSequence('2K');
const ERASE_BELOW = ownSequence('J');

/**
 * The last lines of a terminal, drawn anew in their place; only those that have changed are written. The cursor stays at the
 * end of the last of them.
 */
export class LiveLines {
  private drawn: readonly string[] = [];
  private columns = 0;

  constructor(private readonly terminal: LineTerminal) {}

  /** Shows these lines in place of those before, each shorter than the terminal is wide. */
  draw(lines: readonly string[]): void {
    const isSame = lines.length === this.drawn.length && this.terminal.columns === this.columns;
    const text = isSame ? this.changes(lines) : `${this.erasure()}${lines.join('\n')}`;
    if (text !== '') this.terminal.write(text);
    this.drawn = lines;
    this.columns = this.terminal.columns;
  }

  /** Takes all lines away, but for the first `kept`, which stay for good; the cursor stands below them. */
  leave(kept = 0): void {
    if (this.drawn.length === 0) return;
    const stay = this.drawn.slice(0, kept);
    this.terminal.write(`${this.erasure()}${stay.map((line) => `${line}\n`).join('')}`);
    this.drawn = [];
  }

  private changes(lines: readonly string[]): string {
    const last = lines.length - 1;
    let at = last;
    let text = '';
    const goTo = (line: number): void => {
      if (line !== at) text += ownSequence(line < at ? `${String(at - line)}A` : `${String(line - at)}B`);
      at = line;
    };
    for (const [index, line] of lines.entries()) {
      if (line === this.drawn[index]) continue;
      goTo(index);
      text += `${LINE_START}${ERASE_LINE}${line}`;
    }
    if (text === '') return '';
    const isLastWritten = lines[last] !== this.drawn[last];
    goTo(last);
    if (!isLastWritten) {
      const width = shownWidth(lines[last] ?? '');
      text += `${LINE_START}${width === 0 ? '' : ownSequence(`${String(width)}C`)}`;
    }
    return text;
  }

  /** Back to where the first line began, and everything below away. A terminal that has become narrower has wrapped them. */
  private erasure(): string {
    const columns = this.terminal.columns > 0 ? this.terminal.columns : Infinity;
    const height = this.drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(shownWidth(line) / columns)), 0);
    const up = Math.min(height - 1, this.terminal.rows > 0 ? this.terminal.rows - 1 : Infinity);
    return `${LINE_START}${up > 0 ? ownSequence(`${String(up)}A`) : ''}${ERASE_BELOW}`;
  }
}
