import { setTimeout as sleep } from 'node:timers/promises';

/** A sweep that still has no end after so many is not going to have one. */
const MOST_STARTS = 6;
const PAUSE_MS = 2000;

/**
 * Waits for the end of a sweep as its owner does: one that failed is submitted again, and trials that were given up are
 * tried again.
 *
 * @returns {Promise<{ summary: object, seconds: number, retried: number }>} with how many trials were given up before
 */
export async function finishSweep(sweepRun) {
  let retried = 0;
  for (let start = 1; ; start++) {
    let ended;
    try {
      ended = await sweepRun.ended();
    } catch (error) {
      if (start >= MOST_STARTS) throw error;
      await sleep(PAUSE_MS);
      await sweepRun.publish();
      await sweepRun.again();
      continue;
    }
    const failures = await patient(() => sweepRun.rows.failures(sweepRun.sweepId));
    if (failures.length === 0 || start >= MOST_STARTS) return { ...ended, retried };
    retried += failures.length;
    await patient(() => sweepRun.rows.forgetFailures(sweepRun.sweepId));
    await sweepRun.again();
  }
}

/** A store may be down just now. */
async function patient(call) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= 30) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
