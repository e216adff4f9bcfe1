import { shardWorkflowId } from './sweep-contract.js';
import { holdSweep, waitUntil } from './testing/held-sweep.js';
import { startSweep, withWorkers } from './testing/run-simulated-sweep.js';
import { useServer } from './testing/use-server.js';
import { cancelUpdate, drainUpdate, pauseUpdate, resumeUpdate } from './sweep-commands.js';

const server = useServer();

describe('a command to a running sweep', () => {
  it('pause starts no shards until resume', async () => {
    const { sweep, inTraining, release } = holdSweep(6);
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, 'paused', { window: 2 });
      await waitUntil(() => inTraining() === 2);
      await handle.executeUpdate(pauseUpdate);
      release();
      await waitUntil(() => sweep.recorded.size === 2);
      await handle.executeUpdate(pauseUpdate); // answered after the sweep has taken in both endings
      expect(sweep.assignments).toHaveLength(2);
      await handle.executeUpdate(resumeUpdate);
      return handle.result();
    });
    expect(summary).toMatchObject({ recorded: 6, status: 'complete' });
  });

  it('drain finishes the shards in flight and starts no others', async () => {
    const { sweep, inTraining, release } = holdSweep(6);
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, 'drained', { window: 2 });
      await waitUntil(() => inTraining() === 2);
      await handle.executeUpdate(drainUpdate);
      release();
      return handle.result();
    });
    expect(summary).toEqual({ trialCount: 6, recorded: 2, reused: 0, failed: 0, rounds: 1, status: 'drained' });
    expect(sweep.assignments).toHaveLength(2);
  });

  it.each(['update', 'request'] as const)('cancel (%s) stops training before it ends the sweep', async (how) => {
    const { sweep, inTraining, cancelled } = holdSweep(6);
    const id = `cancelled-by-${how}`;
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, id, { window: 3 });
      await waitUntil(() => inTraining() === 3);
      await (how === 'update' ? handle.executeUpdate(cancelUpdate) : handle.cancel());
      return handle.result();
    });
    expect(summary).toMatchObject({ recorded: 0, status: 'cancelled' });
    expect([inTraining(), cancelled()]).toEqual([0, 3]);
    const shard = await server.env.client.workflow.getHandle(shardWorkflowId(`sweep-${id}`, 0, 0)).describe();
    expect(shard.status.name).toBe('CANCELLED');
  });

  it('cancel reaches shards that were started before the sweep continued as new', async () => {
    const { sweep, inTraining, cancelled } = holdSweep(6);
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, 'cancelled-late', { window: 6, continueAsNewAfterEvents: 14 });
      await waitUntil(() => inTraining() === 6);
      await handle.executeUpdate(cancelUpdate);
      return handle.result();
    });
    expect(summary).toMatchObject({ status: 'cancelled' });
    expect(cancelled()).toBe(6);
  });
});
