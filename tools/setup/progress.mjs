const STILL_EVERY_MS = 15_000;

/**
 * Tells what set-up is doing and how long it took, one line at a time.
 *
 * @param {{ isQuiet: boolean, write?: (line: string) => void, warn?: (line: string) => void }} options a quiet one
 *   still tells problems
 */
export function createProgress({ isQuiet, write = console.log, warn = console.error }) {
  const say = isQuiet ? () => {} : write;
  return {
    /** One line. */
    say: (text) => say(`  ${text}`),

    /** Something is missing and the next best thing is used. */
    problem: (text) => warn(`  ! ${text}`),

    /** Does the work, telling that it began, that it still runs (every 15 s) and how many seconds it took. */
    async during(text, work) {
      const start = Date.now();
      say(`  ${text} …`);
      const timer = setInterval(() => say(`  … still ${text}, ${seconds(start, 0)}`), STILL_EVERY_MS);
      try {
        const result = await work();
        say(`  ✓ ${text}, ${seconds(start, 1)}`);
        return result;
      } finally {
        clearInterval(timer);
      }
    },
  };
}

function seconds(start, digits) {
  return `${((Date.now() - start) / 1000).toFixed(digits)} s`;
}
