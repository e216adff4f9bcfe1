import { fork } from 'node:child_process';
import { constants } from 'node:os';
import { Command } from 'commander';
import { onInterrupt } from '../run/on-interrupt.js';

const DESCRIPTIONS = {
  orchestrator: 'run an orchestrator in the foreground (LIESWEEP_ROWS, LIESWEEP_TENSORS, TEMPORAL_ADDRESS)',
  trainer:
    'run a trainer in the foreground (LIESWEEP_TENSORS, LIESWEEP_DEVICE_CLASS, LIESWEEP_SLOTS, TEMPORAL_ADDRESS)',
  api: 'serve the page and the interface in the foreground (LIESWEEP_ROWS, LIESWEEP_TENSORS, TEMPORAL_ADDRESS)',
} as const;

/** A shell's exit code for a program that a signal ended is this and the signal's number. */
const SIGNAL_EXIT_BASE = 128;

/** `liesweep orchestrator`, `liesweep trainer` and `liesweep api`: the built app as a process of its own, configured by its environment. */
export function spawnAppCommand(app: keyof typeof DESCRIPTIONS): Command {
  const command = new Command(app).description(DESCRIPTIONS[app]);
  if (app === 'trainer') command.option('--device <device>', 'cpu, gpu or gpu:0 (LIESWEEP_DEVICE)');
  return command.action(async ({ device, quiet = false }: { readonly device?: string; readonly quiet?: boolean }) => {
    const { appMain } = await import('../processes/installed-files.js');
    process.exitCode = await runInForeground(appMain(app), {
      ...(device !== undefined && { LIESWEEP_DEVICE: device }),
      ...(quiet && { LIESWEEP_LOG_LEVEL: 'error' }),
    });
  });
}

/** Runs an app until it ends. It is asked to stop at the first signal, killed at the second, and ends when this process does. */
function runInForeground(mainFile: string, settings: NodeJS.ProcessEnv): Promise<number> {
  const child = fork(mainFile, [], {
    env: { ...process.env, ...settings },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: 'inherit',
  });
  onInterrupt(
    () => child.kill('SIGTERM'),
    () => child.kill('SIGKILL'),
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(signal === null ? (code ?? 0) : SIGNAL_EXIT_BASE + constants.signals[signal]);
    });
  });
}
