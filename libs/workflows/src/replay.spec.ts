import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleWorkflowsFromSource } from './testing/bundle-workflows-from-source.js';

const HISTORIES = join(__dirname, '../histories');
/** The recorded sweep; its shards are named after it. */
const WORKFLOW_ID = 'sweep-recorded';

let workflowBundle: WorkflowBundleWithSourceMap;

beforeAll(async () => {
  workflowBundle = await bundleWorkflowsFromSource();
});

describe.each(readdirSync(HISTORIES))('the workflows replay what those of version %s did', (version) => {
  it.each(readdirSync(join(HISTORIES, version)))('%s', async (file) => {
    const history: unknown = JSON.parse(readFileSync(join(HISTORIES, version, file), 'utf8'));
    await expect(Worker.runReplayHistory({ workflowBundle }, history, WORKFLOW_ID)).resolves.toBeUndefined();
  });
});
