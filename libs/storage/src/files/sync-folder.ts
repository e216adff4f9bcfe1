import { open } from 'node:fs/promises';

/** How a file system says that it does not bring folders to the disk by themselves. */
const WITHOUT_SYNC: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP']);

/**
 * Brings the names in a folder to the disk, where the file system can.
 *
 * @throws Error as the system reports it
 */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!WITHOUT_SYNC.has((error as NodeJS.ErrnoException).code)) throw error;
  } finally {
    await handle.close();
  }
}
