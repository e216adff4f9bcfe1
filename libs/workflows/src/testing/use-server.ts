import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleWorkflowsFromSource } from './bundle-workflows-from-source.js';
import { startDevServer } from './test-server.js';

/** What the specs of a file share. */
export interface WorkflowServer {
  readonly env: TestWorkflowEnvironment;
  readonly bundle: WorkflowBundleWithSourceMap;
}

/**
 * Starts a server before the specs of a file, bundles the workflows, and ends the server after them.
 *
 * @param start which server
 * @returns what is there once the first spec runs
 */
export function useServer(start: () => Promise<TestWorkflowEnvironment> = startDevServer): WorkflowServer {
  let started: WorkflowServer | undefined;
  const found = (): WorkflowServer => {
    if (started === undefined) throw new Error('the server is there once the specs run');
    return started;
  };
  beforeAll(async () => {
    const [env, bundle] = await Promise.all([start(), bundleWorkflowsFromSource()]);
    started = { env, bundle };
  });
  afterAll(() => started?.env.teardown());
  return {
    get env() {
      return found().env;
    },
    get bundle() {
      return found().bundle;
    },
  };
}
