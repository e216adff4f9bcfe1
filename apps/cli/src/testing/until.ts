import { setTimeout as delay } from 'node:timers/promises';

const INTERVAL_MS = 20;

/** Waits until the condition holds; false when it does not within the limit. For specs. */
export async function until(condition: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() >= deadline) {
      return false;
    }
    await delay(INTERVAL_MS);
  }
  return true;
}
