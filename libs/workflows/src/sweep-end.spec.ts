import { hasEnded } from '@liesweep/sweep';
import { holdSweep, waitUntil } from './testing/held-sweep.js';
import {
  startOrchestrator,
  startSweep,
  startTrainer,
  withWorkers,
  type SweepHandle,
} from './testing/run-simulated-sweep.js';
import { simulateSweep, type SimulatedSweep } from './testing/simulated-sweep.js';
import { useServer } from './testing/use-server.js';
import type { SweepSummary } from './sweep-contract.js';
import {
  cancelUpdate,
  drainUpdate,
  extendUpdate,
  pauseUpdate,
  resumeUpdate,
  retryUpdate,
  type CommandAnswer,
} from './sweep-commands.js';
import { isBetweenRuns } from './is-between-runs.js';

const server = useServer();

/** Updates reach a workflow that writes something when its task is renewed, so tasks are to be short. */
const SHORT_TASK = '1s';

const EXTENSION = {
  args: [{ specDigest: 'sha256:1', specName: 'specs/1.json' }] as [{ specDigest: string; specName: string }],
};

/** Sends a command; returns, once the sweep has it, what will be its answer. */
type Send = (handle: SweepHandle) => Promise<{ result(): Promise<CommandAnswer> }>;

const accepted = { waitForStage: 'ACCEPTED' } as const;
const COMMANDS: Readonly<Record<'pause' | 'drain' | 'cancel' | 'resume' | 'retry' | 'extend', Send>> = {
  pause: (handle) => handle.startUpdate(pauseUpdate, accepted),
  drain: (handle) => handle.startUpdate(drainUpdate, accepted),
  cancel: (handle) => handle.startUpdate(cancelUpdate, accepted),
  resume: (handle) => handle.startUpdate(resumeUpdate, accepted),
  retry: (handle) => handle.startUpdate(retryUpdate, accepted),
  extend: (handle) => handle.startUpdate(extendUpdate, { ...accepted, ...EXTENSION }),
};
const VERBS = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];

interface Gate {
  /** Whether somebody waits at it. */
  readonly isReached: () => boolean;
  readonly open: () => void;
}

/** Holds up the first word of a sweep that is of a stage, before it is kept. */
function holdWord(sweep: SimulatedSweep, isHeld: (stage: string) => boolean): Gate {
  const orchestrator = { ...sweep.orchestrator };
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let isReached = false;
  sweep.orchestrator.recordStanding = async (request) => {
    if (!isReached && isHeld(request.standing.stage)) {
      isReached = true;
      await opened;
    }
    return orchestrator.recordStanding(request);
  };
  return {
    isReached: () => isReached,
    open: () => {
      open();
    },
  };
}

const isEnd = (stage: string): boolean => hasEnded({ stage: stage as Parameters<typeof hasEnded>[0]['stage'] });

/** The last word is how the workflow ended, and the first one that says so that nothing contradicts. */
function expectLastWord({ standings }: SimulatedSweep, { status }: SweepSummary): void {
  expect(standings.at(-1)?.stage).toBe(status);
}

describe('a command that comes while the end of a sweep is being recorded', () => {
  async function commandAtEnd(
    id: string,
    sweep: SimulatedSweep,
    verb: keyof typeof COMMANDS,
    lead: (handle: SweepHandle) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<{ answer: CommandAnswer; summary: SweepSummary }> {
    const gate = holdWord(sweep, isEnd);
    return withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, `${id}-${verb}`, { window: 2 }, SHORT_TASK);
      await lead(handle);
      await waitUntil(gate.isReached);
      if (verb === 'extend') sweep.trialCount++;
      const update = await COMMANDS[verb](handle);
      sweep.budget = { ...sweep.budget, trials: null };
      gate.open();
      const [answer, summary] = await Promise.all([update.result(), handle.result()]);
      expectLastWord(sweep, summary);
      return { answer, summary };
    });
  }

  it.each(VERBS)('as complete: %s', async (verb) => {
    const sweep = simulateSweep({ trialCount: 4, trialsPerShard: 2 });
    const { answer, summary } = await commandAtEnd('complete', sweep, verb);
    const goesOn = verb === 'retry' || verb === 'extend';
    expect(answer).toEqual(goesOn ? { stage: 'running', hasChanged: true } : { stage: 'complete', hasChanged: false });
    expect(summary).toMatchObject({ status: 'complete', recorded: sweep.trialCount });
  });

  it.each(VERBS)('as drained: %s', async (verb) => {
    const sweep = simulateSweep({ trialCount: 6, trialsPerShard: 1, budget: { trials: 3 } });
    const { answer, summary } = await commandAtEnd('drained', sweep, verb);
    const goesOn = verb === 'resume' || verb === 'retry' || verb === 'extend';
    expect(answer).toEqual(goesOn ? { stage: 'running', hasChanged: true } : { stage: 'drained', hasChanged: false });
    expect(summary).toMatchObject(goesOn ? { status: 'complete', recorded: sweep.trialCount } : { status: 'drained' });
  });

  it.each(VERBS)('as incomplete: %s', async (verb) => {
    const sweep = simulateSweep({ trialCount: 1, trialsPerShard: 1 });
    const orchestrator = { ...sweep.orchestrator };
    let isSick = true as boolean;
    sweep.orchestrator.recordShard = (request) => (isSick ? Promise.resolve(0) : orchestrator.recordShard(request));
    const { answer, summary } = await commandAtEnd('incomplete', sweep, verb, async () => {
      await waitUntil(() => sweep.rounds.length === 4);
      isSick = verb === 'pause' || verb === 'drain' || verb === 'cancel';
    });
    expect(answer.hasChanged).toBe(!isSick);
    expect(summary.status).toBe(isSick ? 'incomplete' : 'complete');
  });

  it.each(VERBS)('as cancelled: %s', async (verb) => {
    const { sweep, inTraining } = holdSweep(2);
    const { answer, summary } = await commandAtEnd('cancelled', sweep, verb, async (handle) => {
      await waitUntil(() => inTraining() === 2);
      await handle.executeUpdate(cancelUpdate);
    });
    expect(answer).toEqual({ stage: 'cancelled', hasChanged: false });
    expect(summary.status).toBe('cancelled');
  });
});

describe('a command that comes while the last plan is being made', () => {
  it.each(VERBS)('%s', async (verb) => {
    const sweep = simulateSweep({ trialCount: 2, trialsPerShard: 1 });
    const orchestrator = { ...sweep.orchestrator };
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    let plans = 0;
    sweep.orchestrator.planRound = async (request) => {
      const plan = await orchestrator.planRound(request);
      if (++plans === 2) await opened;
      return plan;
    };
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, `planning-${verb}`, { window: 2 });
      await waitUntil(() => plans === 2);
      if (verb === 'extend') sweep.trialCount++;
      const update = await COMMANDS[verb](handle);
      open();
      const [answer, result] = await Promise.all([update.result(), handle.result()]);
      expect(answer.hasChanged).toBe(verb !== 'resume');
      return result;
    });
    expectLastWord(sweep, summary);
    expect(summary).toMatchObject({
      status: verb === 'cancel' ? 'cancelled' : 'complete',
      recorded: sweep.trialCount,
    });
  });
});

/**
 * The first word of a stage is taken for lost, so that another attempt says it again, and lands when it is let: who wrote it
 * was taken for dead, and was not.
 */
function delayWord(sweep: SimulatedSweep, isDelayed: (stage: string) => boolean): () => Promise<void> {
  const orchestrator = { ...sweep.orchestrator };
  let land: (() => Promise<void>) | undefined;
  sweep.orchestrator.recordStanding = (request) => {
    if (land !== undefined || !isDelayed(request.standing.stage)) return orchestrator.recordStanding(request);
    land = () => orchestrator.recordStanding(request);
    return Promise.reject(new Error('whoever writes does not answer'));
  };
  return () => (land === undefined ? Promise.reject(new Error('there was no such word')) : land());
}

describe('a word that comes late, after another orchestrator has taken over', () => {
  it.each(VERBS)('changes nothing: %s', async (verb) => {
    const { sweep, inTraining, release } = holdSweep(2);
    const land = delayWord(sweep, () => true);
    const trainer = await startTrainer(server, sweep);
    const first = await startOrchestrator(server, sweep);
    const handle = await startSweep(server.env, `late-${verb}`, { window: 2 });
    await waitUntil(() => inTraining() === 2);
    await first.stop();
    const second = await startOrchestrator(server, sweep);
    await (await COMMANDS[verb](handle)).result();
    release();
    if (verb === 'pause') await handle.executeUpdate(resumeUpdate);
    const summary = await handle.result();
    await land();
    expectLastWord(sweep, summary);
    await Promise.all([trainer.stop(), second.stop()]);
  });

  it('changes nothing where it is of the end, and the sweep was opened again', async () => {
    const sweep = simulateSweep({ trialCount: 4, trialsPerShard: 2 });
    const land = delayWord(sweep, isEnd);
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, 'late-end', { window: 2 });
      const first = await handle.result();
      sweep.trialCount++;
      await startSweep(server.env, 'late-end', { window: 2 });
      await waitUntil(() => sweep.recorded.size === 5);
      const result = (await server.env.client.workflow.getHandle(handle.workflowId).result()) as SweepSummary;
      const kept = sweep.standings.length;
      await land();
      expect(sweep.standings).toHaveLength(kept);
      expect(first.status).toBe('complete');
      return result;
    });
    expect(summary).toMatchObject({ status: 'complete', recorded: 5 });
    expectLastWord(sweep, summary);
  });
});

/** As the client of sweeps does: a command that meets a sweep while it continues as new is given again. */
async function untilAccepted(command: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await command();
      return;
    } catch (error) {
      if (!isBetweenRuns(error)) throw error;
    }
  }
}

describe('a command to a sweep that continues as new again and again', () => {
  it.each(VERBS)('%s', async (verb) => {
    const { sweep, inTraining, release } = holdSweep(12);
    const summary = await withWorkers(server, sweep, async () => {
      const handle = await startSweep(server.env, `new-${verb}`, { window: 6, continueAsNewAfterEvents: 32 });
      await waitUntil(() => inTraining() === 6);
      if (verb === 'extend') sweep.trialCount++;
      const { stage } = await (await COMMANDS[verb](handle)).result();
      expect(stage).toBe(
        {
          pause: 'paused',
          drain: 'draining',
          cancel: 'cancelled',
          resume: 'running',
          retry: 'running',
          extend: 'running',
        }[verb],
      );
      release();
      if (verb === 'pause') {
        await waitUntil(() => sweep.recorded.size === 6);
        await untilAccepted(() => handle.executeUpdate(resumeUpdate));
      }
      const result = await handle.result();
      const { runId } = await server.env.client.workflow.getHandle(handle.workflowId).describe();
      expect(runId).not.toBe(handle.firstExecutionRunId);
      return result;
    });
    expectLastWord(sweep, summary);
    expect(summary.status).toBe(verb === 'cancel' ? 'cancelled' : verb === 'drain' ? 'drained' : 'complete');
    if (summary.status === 'complete') expect(sweep.recorded.size).toBe(sweep.trialCount);
  });
});
