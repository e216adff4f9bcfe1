import { existsSync } from 'node:fs';
import type { RunFolder } from '../run-folder/run-folder.js';
import { isLocked } from '../run-folder/run-lock.js';
import { configuredTarget } from '@liesweep/sweep-client/target';

/**
 * Whether something trains a sweep, as far as the folder of its run says: the command that holds its lock does; where
 * nobody holds it and no deployment is named, nothing is likely to. Undefined where the folder says nothing.
 */
export function isServed(folder: RunFolder): boolean | undefined {
  if (isLocked(folder.lock)) return true;
  return configuredTarget() !== undefined || !existsSync(folder.manifest) ? undefined : false;
}
