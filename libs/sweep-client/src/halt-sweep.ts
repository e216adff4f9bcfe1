import { setTimeout as delay } from 'node:timers/promises';
import { Client, WorkflowNotFoundError, type Connection, type WorkflowClient } from '@temporalio/client';
import { sweepWorkflowId } from '@liesweep/workflows';
import type { TemporalTarget } from './temporal-target.js';

const RUNNING_SHARDS = "WorkflowType = 'shardWorkflow' AND ExecutionStatus = 'Running'";

/** Lists lag behind for so long, on a server of this machine. */
const LAG_MS = 200;

/** A shard that was being started when its sweep ended is in a later list. */
const MOST_LISTS = 20;

/**
 * Ends the workflows of a sweep without a word, as if their server had gone: trainers write their checkpoints, the row store says
 * nothing new, and whoever runs the sweep next goes on from there. To be used on a server that serves one user alone.
 */
export async function haltSweep(connection: Connection, target: TemporalTarget, sweepId: string): Promise<void> {
  const { workflow } = new Client({ connection, namespace: target.namespace });
  const workflowId = sweepWorkflowId(sweepId);
  await terminate(workflow, workflowId);
  for (let lists = 0, ended = 1; ended > 0 && lists < MOST_LISTS; lists += 1) {
    await delay(LAG_MS);
    ended = 0;
    for await (const { workflowId: shard } of workflow.list({ query: RUNNING_SHARDS })) {
      if (!shard.startsWith(`${workflowId}/`)) continue;
      await terminate(workflow, shard);
      ended += 1;
    }
  }
}

async function terminate(client: WorkflowClient, workflowId: string): Promise<void> {
  try {
    await client.getHandle(workflowId).terminate('its command has ended');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
