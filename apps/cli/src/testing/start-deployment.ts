import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevServer } from '@liesweep/workflows/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { buildLiesweep, startLiesweep, type Ended, type Started } from './run-liesweep.js';

/** Slots that train in no time, as `LIESWEEP_SIMULATION` tells them. */
const SIMULATED_SLOT = join(__dirname, '../../../trainer/dist/testing/simulated-slot.js');

/** A Temporal server and empty stores, for as many orchestrators and trainers as a spec starts. */
export interface Deployment {
  readonly folder: string;
  readonly temporal: TestWorkflowEnvironment;
  /** Starts a process that `stop` ends. */
  start(app: 'orchestrator' | 'trainer', environment?: NodeJS.ProcessEnv): Started;
  /** Runs a command to its end. */
  liesweep(...parameters: readonly string[]): Promise<Ended>;
  stop(): Promise<void>;
}

/** Builds the apps and starts a server for them. For specs. */
export async function startDeployment(): Promise<Deployment> {
  buildLiesweep();
  const temporal = await startDevServer();
  const folder = mkdtempSync(join(tmpdir(), 'liesweep-deployment-'));
  const processes: Started[] = [];
  const run = (parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Started =>
    startLiesweep(folder, parameters, {
      TEMPORAL_ADDRESS: temporal.address,
      LIESWEEP_ROWS: `sqlite:${folder}/rows.sqlite`,
      LIESWEEP_TENSORS: `file:${folder}/tensors`,
      LIESWEEP_SLOT_MODULE: SIMULATED_SLOT,
      ...environment,
    });
  return {
    folder,
    temporal,
    start: (app, environment) => {
      const started = run([app], environment);
      processes.push(started);
      return started;
    },
    liesweep: (...parameters) => run(parameters).ended,
    stop: async () => {
      for (const { child } of processes) child.kill('SIGTERM');
      await Promise.all(processes.map(({ ended }) => ended));
      await temporal.teardown();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
