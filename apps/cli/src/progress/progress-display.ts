import type { WriteStream } from 'node:tty';
import { ownSequence } from '@liesweep/logging/terminal';
import { describeProgress, renderProgressBar } from './progress-line.js';
import type { ProgressSnapshot } from './progress-tracker.js';

/** Where progress is shown. */
export interface ProgressDisplay {
  show(snapshot: ProgressSnapshot): void;
  /** Removes the bar, so that other lines can be written. */
  end(): void;
}

/** Without a terminal, a line of progress is written this often. */
const PLAIN_INTERVAL_MS = 10_000;

/** Some terminals do not tell their width. */
const USUAL_COLUMNS = 80;

/** To the first column, and everything in the line away. */
const CLEAR_LINE = `${ownSequence('G')}${ownSequence('2K')}`;

/** A bar on a terminal, now and then a plain line elsewhere; and at once a line about what the sweep has to wait for. */
export function progressDisplay(stream: WriteStream, now: () => number = Date.now): ProgressDisplay {
  return (stream.isTTY as boolean | undefined) === true ? barDisplay(stream) : lineDisplay(stream, now);
}

/** Shows nothing. */
export const SILENT_DISPLAY: ProgressDisplay = { show: () => undefined, end: () => undefined };

function barDisplay(stream: WriteStream): ProgressDisplay {
  const newsOf = waitingNews();
  return {
    show: (snapshot) =>
      stream.write(
        `${CLEAR_LINE}${newsOf(snapshot)}${renderProgressBar(snapshot, stream.columns > 0 ? stream.columns : USUAL_COLUMNS)}`,
      ),
    end: () => stream.write(CLEAR_LINE),
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
