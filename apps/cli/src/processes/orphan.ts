import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { signalGroup } from './end-process.js';
import { processIdentity } from './process-identity.js';

const remembered = z.object({ pid: z.number().int().positive(), identity: z.string(), address: z.string().optional() });

/**
 * Writes down which process serves a run, so that `endOrphan` finds it should its guardian have been killed too, and where
 * it listens.
 */
export function rememberServer(pidFile: string, pid: number | undefined, address: string): void {
  const identity = pid === undefined ? undefined : processIdentity(pid);
  if (identity !== undefined) {
    writeFileSync(pidFile, JSON.stringify({ pid, identity, address }));
  }
}

/** Kills the server that an earlier command left behind, if it still lives; returns whether it did. */
export function endOrphan(pidFile: string): boolean {
  const server = readRemembered(pidFile);
  rmSync(pidFile, { force: true });
  if (server === undefined || processIdentity(server.pid) !== server.identity) {
    return false;
  }
  signalGroup(server.pid, 'SIGKILL');
  return true;
}

/** Where the server of a run listens; undefined when it does not live. */
export function rememberedAddress(pidFile: string): string | undefined {
  const server = readRemembered(pidFile);
  return server !== undefined && processIdentity(server.pid) === server.identity ? server.address : undefined;
}

function readRemembered(pidFile: string): z.infer<typeof remembered> | undefined {
  try {
    return remembered.parse(JSON.parse(readFileSync(pidFile, 'utf8')));
  } catch {
    return undefined;
  }
}
