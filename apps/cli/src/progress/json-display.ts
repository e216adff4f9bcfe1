import type { WriteStream } from 'node:tty';
import type { ProgressDisplay } from './progress-display.js';

/** How far a sweep is as one JSON object per line, `{ "progress": … }`, whenever it is further: for programs. */
export function jsonDisplay(stream: Pick<WriteStream, 'write'>): ProgressDisplay {
  let last = '';
  return {
    show: ({ cells, ...counts }) => {
      const progress = { ...counts, cells: cells === null ? null : { decided: cells.decided, open: cells.open } };
      const line = `${JSON.stringify({ progress })}\n`;
      if (line !== last) stream.write(line);
      last = line;
    },
    end: () => undefined,
  };
}
