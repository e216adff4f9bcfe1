import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { describeProcess, parseHolder, holderLife } from '../run-folder/lock-holder.js';
import { signalGroup } from './end-process.js';
import { machineIdentity } from './machine-identity.js';

const serverPlace = z.object({ address: z.string(), namespace: z.string().default('default') });

/** Where the server of a run is found. */
export type ServerPlace = Readonly<z.infer<typeof serverPlace>>;

/**
 * Writes down which process serves a run, so that `endOrphan` finds it should its guardian have been killed too, and where
 * it listens.
 */
export function rememberServer(pidFile: string, pid: number | undefined, place: ServerPlace): void {
  const holder = pid === undefined ? undefined : describeProcess(pid, pidFile, machineIdentity());
  if (holder !== undefined && holder.identity !== '') {
    writeFileSync(pidFile, JSON.stringify({ ...holder, ...place }));
  }
}

/**
 * Kills the server that an earlier command left behind, if it still lives here; returns whether it did. The server of another
 * container, or of the folder that this one is a copy of, is left alone.
 */
export function endOrphan(pidFile: string): boolean {
  const server = parseHolder(readText(pidFile));
  const lives = server !== undefined && holderLife(server, pidFile) === 'lives';
  rmSync(pidFile, { force: true });
  if (!lives) {
    return false;
  }
  signalGroup(server.pid, 'SIGKILL');
  return true;
}

/** Where the server of a run listens; undefined when it does not live here. */
export function rememberedServer(pidFile: string): ServerPlace | undefined {
  const text = readText(pidFile);
  const server = parseHolder(text);
  if (text === undefined || server === undefined || holderLife(server, pidFile) !== 'lives') return undefined;
  return serverPlace.safeParse(JSON.parse(text)).data;
}

function readText(pidFile: string): string | undefined {
  try {
    return readFileSync(pidFile, 'utf8');
  } catch {
    return undefined;
  }
}
