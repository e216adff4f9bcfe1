import { shardWorkflowId } from './sweep-contract.js';
import { shardEndedSignal } from './shard-workflow.js';
import { holdSweep, waitUntil } from './testing/held-sweep.js';
import { startOrchestrator, startSweep, startTrainer, withWorkers } from './testing/run-simulated-sweep.js';
import { simulateSweep } from './testing/simulated-sweep.js';
import { useServer } from './testing/use-server.js';
import { drainUpdate, extendUpdate, pauseUpdate } from './sweep-commands.js';

const server = useServer();

/** What anybody may send. */
const MALFORMED: readonly unknown[][] = [
  [],
  [null],
  ['text'],
  [{}],
  [{ round: 0, firstShard: '0', recorded: 1, failed: 0 }],
  [{ round: 0, firstShard: 0, recorded: -1, failed: NaN }],
];

/** Signals the end of a shard with what is no value in any encoding. */
async function signalUnreadable(workflowId: string): Promise<void> {
  await server.env.client.workflowService.signalWorkflowExecution({
    ...{ namespace: 'default', workflowExecution: { workflowId }, signalName: shardEndedSignal.name },
    input: { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{') }, {}] },
  });
}

describe('a sweep', () => {
  it('drops signals and refuses updates that do not say what they must, and goes on', async () => {
    const { sweep, inTraining, release } = holdSweep(3);
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, 'malformed', { window: 3 });
      await waitUntil(() => inTraining() === 3);
      for (const args of MALFORMED) {
        await handle.signal(shardEndedSignal.name, ...args);
        const refused = handle.executeUpdate(extendUpdate.name, { args: args as [unknown] });
        await expect(refused).rejects.toMatchObject({
          cause: { type: 'RefusedError', message: expect.stringMatching(/does not say what it must: /) as string },
        });
      }
      await signalUnreadable(handle.workflowId);
      expect(sweep.standings.map(({ stage }) => stage)).toEqual(['running']);
      release();
      return handle.result();
    });
    expect(summary).toMatchObject({ recorded: 3, status: 'complete', rounds: 2 });
  });

  it('that is started without its input fails with the reason, at once', async () => {
    const sweep = simulateSweep({ trialCount: 1, trialsPerShard: 1 });
    const result = withWorkers(server, sweep, () =>
      server.env.client.workflow.execute('sweepWorkflow', { taskQueue: 'orchestrate', workflowId: 'sweep-nothing' }),
    );
    await expect(result).rejects.toMatchObject({ cause: { type: 'RefusedError' } });
  });

  it('that is cancelled when it has just continued as new cancels the shards that are in flight', async () => {
    const { sweep, inTraining, cancelled } = holdSweep(3);
    const trainer = await startTrainer(server, sweep);
    const first = await startOrchestrator(server, sweep);
    const id = 'cancelled-anew';
    const before = await startSweep(server.env, id, { window: 3 });
    await waitUntil(() => inTraining() === 3);
    await before.executeUpdate(pauseUpdate); // the ids of all shards are known when it is answered
    await before.terminate();
    await first.stop();

    // As it is when it continues as new: shards of an earlier run are in flight, and the first that comes is the wish.
    const counts = { rounds: 1, idleRounds: 0, remaining: 3, trialCount: 3, recorded: 0, reused: 0, failed: 0 };
    const cursor = {
      ...{ round: 0, shardCount: 3, nextShard: 3, ...counts, isPaused: false, isDraining: false },
      ...{ reason: null, budgets: [], wallMs: 0, inFlight: [0, 1, 2].map((shard) => [shard, 1] as const) },
    };
    const handle = await startSweep(server.env, id, { window: 3, cursor });
    await handle.cancel();
    const second = await startOrchestrator(server, sweep);
    expect(await handle.result()).toMatchObject({ status: 'cancelled' });
    expect([inTraining(), cancelled()]).toEqual([0, 3]);
    for (const shard of [0, 1, 2]) {
      const { status } = await server.env.client.workflow
        .getHandle(shardWorkflowId(`sweep-${id}`, 0, shard))
        .describe();
      expect(status.name).toBe('CANCELLED');
    }
    await Promise.all([trainer.stop(), second.stop()]);
  });

  it('that drains because its wall time is used up sleeps until a shard ends', async () => {
    const { sweep, inTraining, release } = holdSweep(4);
    sweep.budget = { ...sweep.budget, wallTimeMs: 1 };
    await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, 'wall-time', { window: 2 });
      await waitUntil(() => inTraining() === 2);
      await waitUntil(() => sweep.standings.at(-1)?.stage === 'draining');
      await handle.executeUpdate(drainUpdate); // answered after whatever follows from the draining
      const { events } = await handle.fetchHistory();
      const ended = new Set(events?.map(({ timerFiredEventAttributes: fired }) => String(fired?.startedEventId)));
      const asleep = events
        ?.filter(({ eventId, timerStartedEventAttributes: timer }) => timer && !ended.has(String(eventId)))
        .map(({ timerStartedEventAttributes: timer }) => Number(timer?.startToFireTimeout?.seconds));
      expect(asleep).toEqual([300]);
      release();
      expect(await handle.result()).toMatchObject({ status: 'drained', recorded: 2 });
    });
  });
});
