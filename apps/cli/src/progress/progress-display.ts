import type { WriteStream } from 'node:tty';
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

const CLEAR_LINE = '\r\u001b[2K';

/** A bar on a terminal, now and then a plain line elsewhere. */
export function progressDisplay(stream: WriteStream, now: () => number = Date.now): ProgressDisplay {
  return (stream.isTTY as boolean | undefined) === true ? barDisplay(stream) : lineDisplay(stream, now);
}

/** Shows nothing. */
export const SILENT_DISPLAY: ProgressDisplay = { show: () => undefined, end: () => undefined };

function barDisplay(stream: WriteStream): ProgressDisplay {
  return {
    show: (snapshot) =>
      stream.write(`${CLEAR_LINE}${renderProgressBar(snapshot, stream.columns > 0 ? stream.columns : USUAL_COLUMNS)}`),
    end: () => stream.write(CLEAR_LINE),
  };
}

function lineDisplay(stream: Pick<WriteStream, 'write'>, now: () => number): ProgressDisplay {
  let writtenAtMs = now();
  return {
    show: (snapshot) => {
      if (now() - writtenAtMs >= PLAIN_INTERVAL_MS) {
        writtenAtMs = now();
        stream.write(`${describeProgress(snapshot)}\n`);
      }
    },
    end: () => undefined,
  };
}
