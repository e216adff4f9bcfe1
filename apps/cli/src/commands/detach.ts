import { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** `liesweep detach`: a run's folder gets stores of its own. */
export function detachCommand({ stdout, stderr }: Terminal): Command {
  return new Command('detach')
    .description('give the folder of a run stores of its own, so that it shares nothing and can be passed on')
    .argument('<run>', 'folder of a run, or its id (<name>-<id>)')
    .option('--json', 'print JSON')
    .action(async (run: string, { json = false }: { readonly json?: boolean }) => {
      const [{ readConfig }, { detachRun }] = await Promise.all([
        import('../config.js'),
        import('../run-folder/detach-run.js'),
      ]);
      const detached = await detachRun(run, readConfig(process.env), (sentence) => stderr.write(`${sentence}\n`));
      const { folder, stores, hasChanged } = detached;
      const sentence = hasChanged
        ? `${folder} has stores of its own now: ${stores.rows}, ${stores.tensors}.`
        : `${folder} has stores of its own already.`;
      stdout.write(`${json ? JSON.stringify(detached, undefined, 2) : sentence}\n`);
    });
}
