import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { withoutPassword } from '@liesweep/storage';
import { z } from 'zod';
import type { StoreLocations } from '../config.js';
import { workflowBundle } from '../processes/installed-files.js';
import { machineIdentity } from '../processes/machine-identity.js';
import { describeProcess, holderLife, parseHolder } from '../run-folder/lock-holder.js';
import { version } from '../version.js';
import { trainingSurroundings } from './warm-surroundings.js';

const OWNER_ALONE = 0o600;

const place = z.object({ address: z.string(), namespace: z.string() });

const deploymentFile = z.object({
  formatVersion: z.literal(1),
  /** Of the program; another one trains otherwise. */
  build: z.string(),
  temporal: place,
  stores: z.object({ rows: z.string(), tensors: z.string() }),
  deviceClass: z.string(),
  slots: z.int().positive(),
  /** What the environment said of how shards are trained. */
  surroundings: z.record(z.string(), z.string()),
  log: z.string(),
  /** Where it tells of the shards in flight. */
  news: z.object({ port: z.int().positive(), secret: z.string() }),
  /** Where the page is, with its token. */
  page: z.string(),
});

/** Servers and slots that `liesweep ui` keeps ready, as the file in the folder of runs says it. */
export type WarmDeployment = Readonly<z.infer<typeof deploymentFile>>;

/** What a warm deployment says of itself; the rest is found out. */
export type WarmContent = Omit<WarmDeployment, 'formatVersion' | 'build' | 'surroundings'>;

/**
 * Writes down where the servers of this process are, for commands of the same user: it holds secrets.
 *
 * @param file in a folder that is there
 */
export function rememberDeployment(file: string, content: WarmContent): void {
  const { stores } = content;
  const deployment: WarmDeployment = {
    ...{ formatVersion: 1, build: buildId(), surroundings: trainingSurroundings() },
    ...content,
    stores: { rows: withoutPassword(stores.rows), tensors: withoutPassword(stores.tensors) },
  };
  const holder = describeProcess(process.pid, file, machineIdentity());
  const draft = `${file}.${String(process.pid)}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify({ ...holder, ...deployment })}\n`, { mode: OWNER_ALONE, flag: 'wx' });
  chmodSync(draft, OWNER_ALONE); // whatever the umask
  renameSync(draft, file);
}

/** Removes what `rememberDeployment` wrote. */
export function forgetDeployment(file: string): void {
  rmSync(file, { force: true });
}

/**
 * The deployment that a file names; undefined where there is none, its process has ended or is not of this machine, the folder is a
 * copy of the one that it serves, or it is of another version of the program.
 */
export function warmDeployment(file: string): WarmDeployment | undefined {
  const text = readText(file);
  const holder = parseHolder(text);
  if (text === undefined || holder?.machine === undefined || holderLife(holder, file) !== 'lives') return undefined;
  const found = deploymentFile.safeParse(JSON.parse(text)).data;
  return found?.build === buildId() ? found : undefined;
}

/** Whether it uses these stores. */
export function usesStores({ stores }: WarmDeployment, { rows, tensors }: StoreLocations): boolean {
  return stores.rows === withoutPassword(rows) && stores.tensors === withoutPassword(tensors);
}

/** Another one after every change of the program that matters to a sweep. */
function buildId(): string {
  const workflows = createHash('sha256').update(readFileSync(workflowBundle())).digest('hex');
  return `${version()} ${workflows}`;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
