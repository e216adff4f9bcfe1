import { existsSync } from 'node:fs';
import type { RunFolder } from '../run-folder/run-folder.js';
import { isLocked } from '../run-folder/run-lock.js';
import { configuredTarget } from '../temporal/temporal-target.js';

/**
 * Whether something may be training a sweep: a deployment, or the command that holds the lock of its folder. A folder that
 * is not there says nothing.
 */
export function isServed(folder: RunFolder): boolean {
  return configuredTarget() !== undefined || !existsSync(folder.manifest) || isLocked(folder.lock);
}
