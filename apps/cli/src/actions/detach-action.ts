import { readConfig } from '../config.js';
import { detachRun } from '../run-folder/detach-run.js';
import type { Terminal } from '../terminal/terminal.js';

/** Gives the folder of a run stores of its own. */
export async function detachAction(
  { stdout, stderr }: Terminal,
  run: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const detached = await detachRun(run, readConfig(process.env), (sentence) => stderr.write(`${sentence}\n`));
  const { folder, stores, hasChanged } = detached;
  const sentence = hasChanged
    ? `${folder} has stores of its own now: ${stores.rows}, ${stores.tensors}.`
    : `${folder} has stores of its own already.`;
  stdout.write(`${json ? JSON.stringify(detached, undefined, 2) : sentence}\n`);
}
