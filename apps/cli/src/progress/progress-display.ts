import type { WriteStream } from 'node:tty';
import type { ColourDepth } from '@liesweep/logging/terminal';
import { renderLiveMap } from '@liesweep/report/text';
import { LiveLines } from './live-lines.js';
import { describeProgress, renderProgressBar } from './progress-line.js';
import type { ProgressSnapshot } from './progress-tracker.js';

/** Where progress is shown. */
export interface ProgressDisplay {
  show(snapshot: ProgressSnapshot): void;
  /** Removes the bar, so that other lines can be written; the map of the cells stays. */
  end(): void;
}

/** Without a terminal, a line of progress is written this often. */
const PLAIN_INTERVAL_MS = 10_000;

/** Some terminals do not tell their size. */
const USUAL_COLUMNS = 80;

/** A terminal that has no more lines has none to spare for the cells. */
const LEAST_LINES_FOR_MAP = 20;

/** While a window is pulled, its size changes all the time: the lines are drawn anew ten times a second at most. */
const RESIZE_MS = 100;

/**
 * On a terminal a bar, and above it the cells where it has the lines for them; elsewhere a plain line now and then. What the
 * sweep has to wait for is said at once.
 *
 * @param depth the colours of the stream
 */
export function progressDisplay(
  stream: WriteStream,
  depth: ColourDepth,
  now: () => number = Date.now,
): ProgressDisplay {
  return (stream.isTTY as boolean | undefined) === true ? new LiveDisplay(stream, depth) : lineDisplay(stream, now);
}

/** Shows nothing. */
export const SILENT_DISPLAY: ProgressDisplay = { show: () => undefined, end: () => undefined };

class LiveDisplay implements ProgressDisplay {
  private readonly lines: LiveLines;
  private readonly newsOf = waitingNews();
  private last: ProgressSnapshot | undefined;
  private mapLines = 0;
  private hasEnded = false;
  private resizing: NodeJS.Timeout | undefined;

  constructor(
    private readonly stream: WriteStream,
    private readonly depth: ColourDepth,
  ) {
    this.lines = new LiveLines(stream);
    stream.on('resize', this.onResize);
  }

  show(snapshot: ProgressSnapshot): void {
    this.last = snapshot;
    const news = this.newsOf(snapshot);
    if (news !== '') {
      this.lines.leave();
      this.stream.write(news);
    }
    this.draw(snapshot);
  }

  end(): void {
    this.stream.off('resize', this.onResize);
    clearTimeout(this.resizing);
    this.lines.leave(this.mapLines);
    this.mapLines = 0;
    this.hasEnded = true;
  }

  private draw(snapshot: ProgressSnapshot): void {
    const columns = (this.stream.columns > 0 ? this.stream.columns : USUAL_COLUMNS) - 1;
    const { cells } = snapshot;
    // The last map stays where it is; what comes after it is the bar alone.
    const hasRoom = cells !== null && !this.hasEnded && this.stream.rows > LEAST_LINES_FOR_MAP;
    const map = hasRoom
      ? renderLiveMap(cells.generators, cells.rows, { columns, lines: this.stream.rows - 2, depth: this.depth })
      : [];
    this.mapLines = map.length;
    this.lines.draw([...map, renderProgressBar(snapshot, columns)]);
  }

  private readonly onResize = (): void => {
    this.resizing ??= setTimeout(() => {
      this.resizing = undefined;
      if (this.last !== undefined) this.draw(this.last);
    }, RESIZE_MS);
  };
}

function lineDisplay(stream: Pick<WriteStream, 'write'>, now: () => number): ProgressDisplay {
  let writtenAtMs = now();
  const newsOf = waitingNews();
  return {
    show: (snapshot) => {
      const news = newsOf(snapshot);
      if (news !== '') stream.write(news);
      if (now() - writtenAtMs >= PLAIN_INTERVAL_MS) {
        writtenAtMs = now();
        stream.write(`${describeProgress(snapshot)}\n`);
      }
    },
    end: () => undefined,
  };
}

/** A line when the sweep begins to wait for something, for something else, or for nothing any more; else nothing. */
function waitingNews(): (snapshot: Pick<ProgressSnapshot, 'waiting'>) => string {
  let last: string | null = null;
  return ({ waiting }) => {
    if (waiting === last) return '';
    last = waiting;
    return waiting === null ? 'The sweep goes on.\n' : `Waiting: ${waiting}\n`;
  };
}
