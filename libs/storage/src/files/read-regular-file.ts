import { constants, type Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** Not to be read as a file: it is something else, or larger than a file of this kind can be. */
export class UnfitFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitFileError';
  }
}

/**
 * Reads a file, also through a link to one, and nothing that is none: reading from a pipe or a device might never end.
 *
 * @throws UnfitFileError when it is no file, or has more bytes than `largestBytes`; errors of the file system as they are
 */
export async function readRegularFile(path: string, largestBytes: number): Promise<Buffer> {
  assertFits(await stat(path), largestBytes);
  // Opened without waiting, and looked at again: it may have become a pipe meanwhile.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    assertFits(await file.stat(), largestBytes);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function assertFits(status: Stats, largestBytes: number): void {
  if (!status.isFile()) throw new UnfitFileError(`expected a file, got ${kindOf(status)}`);
  if (status.size > largestBytes) {
    throw new UnfitFileError(`expected at most ${String(largestBytes)} bytes, got ${String(status.size)}`);
  }
}

function kindOf(status: Stats): string {
  if (status.isDirectory()) return 'a folder';
  if (status.isFIFO()) return 'a pipe';
  if (status.isSocket()) return 'a socket';
  return 'a device';
}
