import { fork, type ChildProcess } from 'node:child_process';

/** Starts a built app with an IPC channel; it ends by itself when this process does. */
export function startWorker(mainFile: string, environment: NodeJS.ProcessEnv): ChildProcess {
  return fork(mainFile, [], {
    env: environment,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own, so that Ctrl-C reaches this process alone, and SIGKILL the worker with its descendants.
    detached: true,
  });
}
