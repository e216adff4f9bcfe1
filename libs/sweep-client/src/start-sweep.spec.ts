import type { WorkflowClient } from '@temporalio/client';
import type { SweepInput } from '@liesweep/workflows';
import { startOptions, startSweep } from './start-sweep.js';

const INPUT: SweepInput = {
  ...{ sweepId: 'a-01234567', specDigest: 'sha256:0', specName: 'specs/a.json' },
  ...{ trainQueue: 'train-cpu', window: 64, slots: 2 },
};

test('whoever starts a sweep gives it the same id, queue and share of the trainers', () => {
  expect(startOptions(INPUT, { project: 'x', priority: 1 })).toMatchObject({
    ...{ workflowId: 'sweep-a-01234567', taskQueue: 'orchestrate', args: [INPUT] },
    priority: { priorityKey: 1, fairnessKey: 'x' },
  });
});

test('a sweep without a project or priority says nothing of them', () => {
  expect(startOptions(INPUT, {}).priority).toEqual({});
});

test.each([
  [true, 'USE_EXISTING'],
  [false, 'FAIL'],
])('one that runs already is joined: %s', async (mayJoin, policy) => {
  const started: unknown[] = [];
  const client = { start: (...call: unknown[]) => Promise.resolve(started.push(call)) } as unknown as WorkflowClient;
  await startSweep(client, INPUT, { priority: 2 }, mayJoin);
  expect(started).toEqual([
    ['sweepWorkflow', { ...startOptions(INPUT, { priority: 2 }), workflowIdConflictPolicy: policy }],
  ]);
});
