// Does the server's memory stay flat while people look?
import { setTimeout as sleep } from 'node:timers/promises';
import { fitSlope } from '../memory/fit-slope.mjs';
import { processesUnder } from '../processes-under.mjs';

const SAMPLE_MS = 2000;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const BYTES_PER_MIB = 2 ** 20;
/** Starting up is no leak. */
const SETTLED_AFTER = 0.25;

/**
 * Samples the server's own memory (without pages of files) for so many minutes.
 *
 * @returns {Promise<{ first: number, last: number, peak: number, slope: number, error: number, processorShare: number }>} MiB,
 *   MiB an hour over the last three quarters with its standard error, and of one core
 */
export async function measureMemory(pid, minutes) {
  const samples = [];
  const began = performance.now();
  const secondsBefore = ownOf(pid).seconds;
  while (performance.now() - began < minutes * MS_PER_MINUTE) {
    const at = (performance.now() - began) / MS_PER_MINUTE;
    samples.push({ at: at / MINUTES_PER_HOUR, value: ownOf(pid).ownBytes / BYTES_PER_MIB });
    await sleep(SAMPLE_MS);
  }
  const settled = samples.filter(({ at }) => at * MINUTES_PER_HOUR >= SETTLED_AFTER * minutes);
  return {
    ...{ first: settled[0].value, last: settled.at(-1).value, ...fitSlope(settled) },
    peak: Math.max(...samples.map(({ value }) => value)),
    processorShare: (ownOf(pid).seconds - secondsBefore) / ((performance.now() - began) / 1000),
  };
}

function ownOf(pid) {
  return processesUnder(pid).find((each) => each.pid === pid);
}
