import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ShardAssignment } from '@liesweep/sweep';
import { startSweep, withWorkers } from './testing/run-simulated-sweep.js';
import { simulateSweep, trialsIn, type SimulatedSweep, type TrainingScript } from './testing/simulated-sweep.js';
import { startTimeSkippingServer } from './testing/test-server.js';
import { useServer } from './testing/use-server.js';

const server = useServer(startTimeSkippingServer);
let sweepCount = 0;

/** Runs one shard of eight trials with a script. */
async function trainEight(train: TrainingScript): Promise<{ sweep: SimulatedSweep; sizes: number[] }> {
  const sweep = simulateSweep({ trialCount: 8, trialsPerShard: 8, train });
  const sweepId = `shard-${String(sweepCount++)}`;
  const summary = await withWorkers(server, sweep, async () => (await startSweep(server.env, sweepId)).result());
  expect(summary).toMatchObject({ recorded: sweep.recorded.size, failed: sweep.failed.size, status: 'complete' });
  expect(sweep.recorded.size + sweep.failed.size).toBe(8);
  return { sweep, sizes: sweep.assignments.map(({ trials }) => trialsIn(trials).length) };
}

function failFirst(times: number, name: string): TrainingScript {
  let calls = 0;
  return () => {
    if (calls++ < times) throw failure(name);
  };
}

function contains({ trials }: ShardAssignment, trial: number): boolean {
  return trialsIn(trials).includes(trial);
}

function failure(type: string): ApplicationFailure {
  return ApplicationFailure.create({ type, message: 'as scripted', nonRetryable: true });
}

describe('a shard', () => {
  it('is trained again, whole, however often it is preempted', async () => {
    const { sizes } = await trainEight(failFirst(6, 'PreemptedError'));
    expect(sizes).toEqual([8, 8, 8, 8, 8, 8, 8]);
  });

  it('is trained again when its worker was shut down', async () => {
    let calls = 0;
    const { sizes } = await trainEight(() => {
      if (calls++ === 0) throw new CancelledFailure('WORKER_SHUTDOWN');
    });
    expect(sizes).toEqual([8, 8]);
  });

  it('is trained again when its file is corrupt', async () => {
    const { sizes } = await trainEight(failFirst(1, 'CorruptFileError'));
    expect(sizes).toEqual([8, 8]);
  });

  it('is trained again when what it recorded is corrupt', async () => {
    const sweep = simulateSweep({ trialCount: 8, trialsPerShard: 8 });
    const healthy = { ...sweep.orchestrator };
    let isFirst = true;
    sweep.orchestrator.recordShard = (request) => {
      if (!isFirst) return healthy.recordShard(request);
      isFirst = false;
      throw failure('CorruptFileError');
    };
    await withWorkers(server, sweep, async () => (await startSweep(server.env, 'corrupt-record')).result());
    expect(sweep.assignments).toHaveLength(2);
    expect(sweep.recorded.size).toBe(8);
  });

  it('is trained in halves when it does not fit', async () => {
    const { sizes, sweep } = await trainEight(({ trials }) => {
      if (trialsIn(trials).length > 4) throw failure('OutOfDeviceMemoryError');
    });
    expect(sizes).toEqual([8, 4, 4]);
    expect(sweep.failed.size).toBe(0);
  });

  it('gives up the one trial that does not fit alone', async () => {
    const { sweep } = await trainEight((assignment) => {
      if (contains(assignment, 5)) throw failure('OutOfDeviceMemoryError');
    });
    expect([...sweep.failed.keys()]).toEqual([5]);
    expect(sweep.failed.get(5)).toMatchObject({ failureClass: 'OutOfDeviceMemoryError', message: 'as scripted' });
  });

  it('is halved after three crashes until the trial that crashes three times alone is set aside', async () => {
    const { sweep, sizes } = await trainEight((assignment) => {
      if (contains(assignment, 2)) throw failure('TrainerCrashedError');
    });
    expect([...sweep.failed.keys()]).toEqual([2]);
    expect(sweep.failed.get(2)).toMatchObject({ failureClass: 'TrainerCrashedError', attempts: 3 });
    expect(sizes).toEqual([8, 8, 8, 4, 4, 4, 2, 2, 2, 2, 1, 1, 1, 1, 4]);
  });

  it.each(['TypeError', 'RangeError'])('is given up whole when it raises a %s twice', async (name) => {
    const { sizes, sweep } = await trainEight(failFirst(99, name));
    expect(sizes).toEqual([8, 8]);
    expect(sweep.failed.size).toBe(8);
    expect(sweep.failed.get(7)).toMatchObject({ failureClass: name, attempts: 2 });
  });

  it.each(['TypeError', 'TrainerCrashedError'])(
    'starts without its checkpoint after a %s of an attempt that resumed, and loses nothing',
    async (type) => {
      let calls = 0;
      const { sweep } = await trainEight(({ fromCheckpoint }) => {
        calls += 1;
        // A trainer is lost before the checkpoint is out of the way.
        if (calls === 2) throw failure('PreemptedError');
        if (fromCheckpoint === false) return;
        throw ApplicationFailure.create({ type, message: 'as scripted', details: [{ resumed: true }] });
      });
      expect(sweep.assignments.map(({ fromCheckpoint }) => fromCheckpoint)).toEqual([undefined, false, false]);
      expect(sweep.failed.size).toBe(0);
    },
  );

  it('resumes from its checkpoint after a crash of an attempt that had none', async () => {
    let calls = 0;
    const { sweep } = await trainEight(() => {
      if (calls++ > 0) return;
      throw ApplicationFailure.create({
        ...{ type: 'TrainerCrashedError', message: 'as scripted', details: [{ resumed: false }] },
      });
    });
    expect(sweep.assignments.map(({ fromCheckpoint }) => fromCheckpoint)).toEqual([undefined, undefined]);
  });

  it('lets the device be known that takes no more shards', async () => {
    let isHealthy = false;
    const { sweep, sizes } = await trainEight(() => {
      if (isHealthy) return;
      isHealthy = true;
      const details = [{ resumed: false }, { device: 'node-1/cpu/7', reason: 'why' }];
      throw ApplicationFailure.create({ type: 'TrainerCrashedError', message: 'as scripted', details });
    });
    expect([...sweep.sickDevices]).toEqual(['node-1/cpu/7']);
    expect(sizes).toEqual([8, 8]);
  });

  it('waits longer after each crash', async () => {
    const times: number[] = [];
    const crash = failFirst(2, 'TrainerCrashedError');
    await trainEight(async (assignment) => {
      times.push(await server.env.currentTimeMs());
      await crash(assignment);
    });
    const [first = 0, second = 0, third = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(third - second).toBeGreaterThanOrEqual(2000);
  });

  it('is trained again when its trainer falls silent', async () => {
    let calls = 0;
    const { sizes } = await trainEight(async () => {
      if (calls++ === 0) await server.env.sleep('30s');
    });
    expect(sizes).toEqual([8, 8]);
  });

  it('waits for a store for as long as it takes', async () => {
    const { sizes } = await trainEight(failFirst(40, 'StoreUnavailableError'));
    expect(sizes).toHaveLength(41);
  });
});
