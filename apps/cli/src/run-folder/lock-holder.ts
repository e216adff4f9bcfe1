import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isSamePlace, machineIdentity, type MachineIdentity } from '../processes/machine-identity.js';
import { processIdentity } from '../processes/process-identity.js';

const lockHolder = z.object({
  pid: z.number().int().positive(),
  /** When the process was started. */
  identity: z.string(),
  /** Where it runs; absent in locks of earlier versions, which knew of one place alone. */
  machine: z.object({ host: z.string(), boot: z.string(), pidNamespace: z.string() }).optional(),
  /** The inode of the folder that it locked, so that a copy of the folder is not taken for it. */
  folder: z.string().optional(),
});

/** What a lock says about the process that holds it. */
export type LockHolder = Readonly<z.infer<typeof lockHolder>>;

/** Whether a holder lives; `unknown` where its process id means nothing here, or the lock is a copy. */
export type HolderLife = 'lives' | 'ended' | 'unknown';

/**
 * What a file says about a process that lives.
 *
 * @param file that it holds, or is written down in
 */
export function describeProcess(pid: number, file: string, machine: MachineIdentity): LockHolder {
  return { pid, identity: processIdentity(pid) ?? '', machine, folder: inodeOf(dirname(file)) ?? '' };
}

/** The holder that a lock's text names; undefined for what is no lock. */
export function parseHolder(text: string | undefined): LockHolder | undefined {
  try {
    return lockHolder.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

/** Whether the holder of a lock lives, as far as that can be told without waiting. */
export function holderLife({ pid, identity, machine, folder }: LockHolder, lockFile: string): HolderLife {
  if (machine !== undefined && !isSamePlace(machine, machineIdentity())) {
    return 'unknown';
  }
  if (processIdentity(pid) !== identity) {
    return 'ended';
  }
  return folder === undefined || folder === inodeOf(dirname(lockFile)) ? 'lives' : 'unknown';
}

/** Names a holder in a message. */
export function describeHolder({ pid, machine }: LockHolder): string {
  const here = machineIdentity();
  const place =
    machine === undefined || isSamePlace(machine, here)
      ? ''
      : machine.boot === here.boot
        ? ' of another container on this machine'
        : ` on ${machine.host}`;
  return `process ${String(pid)}${place}`;
}

function inodeOf(folder: string): string | undefined {
  try {
    return String(statSync(folder, { bigint: true }).ino);
  } catch {
    return undefined;
  }
}
