import { existsSync } from 'node:fs';
import type { StoreLocations } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';

/**
 * Refuses a folder of tensors that does not exist, which opening would make.
 *
 * @throws BadInputError
 */
export function assertTensorStore({ tensors }: StoreLocations): void {
  if (tensors.startsWith('file:') && !existsSync(tensors.slice('file:'.length))) {
    throw new BadInputError({
      happened: `There is no tensor store at ${tensors}.`,
      remedy: 'Change to the folder that holds `runs`, or set LIESWEEP_TENSORS.',
    });
  }
}
