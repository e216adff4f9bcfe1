import '@tensorflow/tfjs';
import { closureResidual, independence, matrixOf } from '@liesweep/lie';
import { LOSS_TERMS } from '@liesweep/sweep';
import { backend, dispose, memory, setBackend } from '@tensorflow/tfjs-core';
import { rowOf } from './host-state.js';
import {
  eagerLoop,
  trainStack,
  type Loop,
  type StackControl,
  type StackProgress,
  type StackSnapshot,
  type StepFunction,
  type TrainedTrial,
} from './index.js';
import { exampleStack } from './testing/example-stack.js';
import { trainAll, trainInterrupted } from './testing/train-interrupted.js';

/** Trains in the plain-JavaScript backend: small stacks, a few hundred steps. */
beforeAll(async () => {
  await setBackend('cpu');
});

/** Degrees from 90 that are left within 300 steps, while the learning rate still falls. */
const STILL_TURNING = 3;

test('rotations in the plane: one generator vanishes, two do not', async () => {
  const results = await trainAll(exampleStack({ dimension: 2, generators: [1, 2], restarts: 3 }));
  const losses = (count: number): (number | null)[] =>
    results.filter(({ trial }) => trial.gridPoint.generatorCount === count).map(({ finalLoss }) => finalLoss);
  expect(losses(1).every((loss) => loss !== null && loss < 1e-9)).toBe(true);
  expect(losses(2).every((loss) => loss !== null && loss > 0.9)).toBe(true);
  expect(results.map(({ outcome }) => outcome).slice(0, 3)).toEqual(['converged', 'converged', 'converged']);
});

test('three generators of SO(3) close in float64, with projected and with learned constants', async () => {
  for (const structureConstants of ['projected', 'learned'] as const) {
    const results = await trainAll(
      exampleStack({ dimension: 3, generators: [3], restarts: 2, training: { structureConstants } }),
    );
    const best = results.reduce((lowest, result) =>
      (result.finalLoss ?? Infinity) < (lowest.finalLoss ?? Infinity) ? result : lowest,
    );
    const generators = [0, 1, 2].map((index) => matrixOf(3, 3, best.generators.slice(index * 9, index * 9 + 9)));
    expect(best.finalLoss).toBeLessThan(1e-6);
    expect(closureResidual(generators)).toBeLessThan(1e-6);
    expect(independence(generators)).toBeGreaterThan(0.99);
    expect(best.structureConstants?.length ?? null).toBe(structureConstants === 'learned' ? 9 : null);
  }
});

test('the terms are weighted, add up to the lowest loss, and their order is that of the step of the lowest loss', async () => {
  const results = await trainAll(
    exampleStack({
      dimension: 2,
      generators: [2],
      restarts: 2,
      weights: { closure: [0, 0.5] },
      training: { steps: 60 },
    }),
  );
  for (const { lowestLoss, terms, trial } of results) {
    const total = Object.values(terms).reduce<number>((sum, term) => sum + (term ?? Number.NaN), 0);
    expect(Math.abs(total - (lowestLoss ?? Number.NaN))).toBeLessThan(1e-5 * total);
    expect(terms.closure === 0).toBe(trial.gridPoint.lossWeights.closure === 0);
  }
});

test('angles between two to four generators are kept from the start, and go to 90°', async () => {
  const results = await trainAll(exampleStack({ dimension: 3, generators: [1, 3], restarts: 2 }));
  const angles = results.map(({ curve }) => curve.angles);
  expect(angles.map((record) => record === undefined)).toEqual([true, true, false, false]);
  for (const record of angles.slice(2)) {
    expect(record?.steps.slice(0, 4)).toEqual([0, 1, 2, 5]);
    expect(record?.degrees).toHaveLength(record?.steps.length ?? -1);
    for (const degrees of record?.degrees.at(-1) ?? []) {
      expect(Math.abs((degrees ?? Number.NaN) - 90)).toBeLessThan(STILL_TURNING);
    }
  }
});

test('a trial trains to the same loss alone and in a padded stack of others', async () => {
  const together = await trainAll(
    exampleStack({ dimension: 3, generators: [1, 2], restarts: 2, training: { steps: 40 } }),
  );
  const alone = await trainAll(exampleStack({ dimension: 3, generators: [1], restarts: 2, training: { steps: 40 } }));
  alone.forEach((result, position) => {
    // Other sizes of a product are summed in another order: a few roundings per step.
    expect(Math.abs((together[position]?.finalLoss ?? Number.NaN) / (result.finalLoss ?? Number.NaN) - 1)).toBeLessThan(
      1e-3,
    );
  });
});

test('a learning rate out of all bounds diverges, and that is an outcome', async () => {
  const results = await trainAll(
    exampleStack({
      dimension: 2,
      generators: [2],
      restarts: 2,
      training: { learningRate: 1e12, schedule: { kind: 'constant' } },
    }),
  );
  expect(results.map(({ outcome, finalLoss }) => [outcome, finalLoss])).toEqual([
    ['diverged', null],
    ['diverged', null],
  ]);
  expect(results.every(({ lowestLoss, generators }) => lowestLoss !== null && generators.every(Number.isFinite))).toBe(
    true,
  );
});

test('a sweep with sparsity ends with a phase at h_sp = 0, and keeps both losses', async () => {
  const [result] = await trainAll(
    exampleStack({
      dimension: 3,
      generators: [1],
      restarts: 1,
      weights: { sparsity: [0.05] },
      training: { steps: 900 },
    }),
  );
  // A rotation in one plane costs 2h/(1 + h/2) with sparsity, and nothing without.
  expect(result?.lowestLoss).toBeGreaterThan(0.09);
  expect(result?.terms.sparsity).toBeGreaterThan(0.05);
  expect(result?.finalLoss).toBeLessThan(1e-6);
});

test('a stack that is stopped and resumed from its snapshot ends where the undisturbed one ends', async () => {
  const example = exampleStack({ dimension: 3, generators: [2, 3], restarts: 2, training: { steps: 450 } });
  const undisturbed = await trainAll(example);
  const { results, attempts } = await trainInterrupted(example);
  expect(attempts).toBeGreaterThan(1);
  expect(results.map(({ trial, outcome, steps, finalLoss }) => [trial.key, outcome, steps, finalLoss])).toEqual(
    undisturbed.map(({ trial, outcome, steps, finalLoss }) => [trial.key, outcome, steps, finalLoss]),
  );
  expect(results[0]?.curve.steps).toEqual(undisturbed[0]?.curve.steps);
});

test('training leaves no tensor behind', async () => {
  const example = exampleStack({ dimension: 2, generators: [1, 2], restarts: 2, training: { steps: 120 } });
  const before = memory().numTensors;
  await trainAll(example);
  expect(memory().numTensors).toBe(before);
});

describe('however a stack is cut into chunks', () => {
  const example = exampleStack({
    ...{ dimension: 3, generators: [1, 3], restarts: 2, weights: { sparsity: [0, 0.05] } },
    training: { steps: 230, structureConstants: 'learned' },
  });
  const withoutTime = (results: readonly TrainedTrial[]): unknown =>
    results.map((result) => ({ ...result, seconds: 0 }));

  test('its results are the same bit for bit', async () => {
    const whole = withoutTime(await trainAll(example, 1000));
    for (const chunkSteps of [1, 7, 100]) expect(withoutTime(await trainAll(example, chunkSteps))).toEqual(whole);
  });

  test('stopped wherever a chunk ends and resumed, also in its finishing phase, its results are the same bit for bit', async () => {
    const { results, attempts } = await trainInterrupted(example);
    expect(attempts).toBeGreaterThan(2);
    expect(withoutTime(results)).toEqual(withoutTime(await trainAll(example)));
  });

  test('a chunk ends at every look, and takes the steps it was given at most', async () => {
    const ends: number[] = [];
    await trainStack(example.stack, eagerLoop(example.step), example.signature, {
      chunkSteps: 40,
      onChunk: ({ steps }) => {
        ends.push(steps);
        return Promise.resolve(steps < 200 ? 'go-on' : 'stop');
      },
    });
    expect(ends).toEqual([1, 2, 5, 10, 20, 50, 90, 100, 140, 180, 200]);
  });

  test('without a number of steps the first chunk is one step, and no chunk passes a look', async () => {
    const ends: number[] = [];
    await trainStack(example.stack, eagerLoop(example.step), example.signature, {
      onChunk: ({ steps }) => {
        ends.push(steps);
        return Promise.resolve(steps < 100 ? 'go-on' : 'stop');
      },
    });
    expect(ends[0]).toBe(1);
    for (const look of [2, 5, 10, 20, 50, 100]) expect(ends).toContain(look);
  });
});

describe('a snapshot', () => {
  const example = exampleStack({ dimension: 2, generators: [1, 2], restarts: 2, training: { steps: 150 } });
  const { stack, step, signature } = example;

  /** Trains until so many steps are taken, and takes the snapshots of every chunk. */
  async function snapshotsUntil(steps: number): Promise<StackSnapshot[]> {
    const snapshots: StackSnapshot[] = [];
    await trainStack(stack, eagerLoop(step), signature, {
      chunkSteps: 25,
      onChunk: (progress, snapshot) => {
        snapshots.push(snapshot());
        return Promise.resolve(progress.steps < steps ? 'go-on' : 'stop');
      },
    });
    return snapshots;
  }

  test('stays as it was while training goes on', async () => {
    const [first] = await snapshotsUntil(100);
    const [alone] = await snapshotsUntil(1);
    expect(first && { ...first, trials: first.trials.map((live) => ({ ...live, seconds: 0 })) }).toEqual(
      alone && { ...alone, trials: alone.trials.map((live) => ({ ...live, seconds: 0 })) },
    );
  });

  test('of any chunk resumes to the same results bit for bit', async () => {
    const undisturbed = (await trainAll(example)).map((result) => ({ ...result, seconds: 0 }));
    for (const resumeFrom of await snapshotsUntil(140)) {
      const resumed = await trainStack(stack, eagerLoop(step), signature, {
        resumeFrom,
        onChunk: () => Promise.resolve('go-on'),
      });
      expect(resumed?.map((result) => ({ ...result, seconds: 0 }))).toEqual(undisturbed);
    }
  });

  test('has one row for each trial that still trains, and the trials that have ended beside them', async () => {
    const short = exampleStack({
      dimension: 2,
      generators: [1],
      restarts: 4,
      training: { steps: 900, stopBelow: 1e-3 },
    });
    const counts: [number, number, number | undefined][] = [];
    await trainStack(short.stack, eagerLoop(short.step), short.signature, {
      onChunk: (_, snapshot) => {
        const { trials, finished, state } = snapshot();
        counts.push([trials.length, finished.length, state.loss?.shape[0]]);
        return Promise.resolve('go-on');
      },
    });
    for (const [live, ended, rows] of counts) expect([live + ended, rows]).toEqual([4, live]);
  });
});

describe('compaction', () => {
  const example = exampleStack({ dimension: 2, generators: [1, 2], restarts: 3, training: { steps: 700 } });

  /** The sizes of the stack that the loop was given, and the results. */
  async function sizesAt(compactBelow: number): Promise<{ sizes: number[]; results: readonly TrainedTrial[] }> {
    const sizes: number[] = [];
    const loop = eagerLoop(example.step);
    const noting: Loop = {
      ...loop,
      run(state, constants, steps) {
        sizes.push(state.loss?.shape[0] ?? Number.NaN);
        return loop.run(state, constants, steps);
      },
    };
    const results = await trainStack(
      example.stack,
      noting,
      example.signature,
      { onChunk: () => Promise.resolve('go-on'), chunkSteps: 100 },
      compactBelow,
    );
    return { sizes: [...new Set(sizes)], results: results ?? [] };
  }

  test('at 1 a stack shrinks whenever a trial ends, at ½ when half of it has, at 0 never', async () => {
    const [always, half, never] = [await sizesAt(1), await sizesAt(0.5), await sizesAt(0)];
    expect(never.sizes).toEqual([6]);
    expect(always.sizes[0]).toBe(6);
    expect(always.sizes.length).toBeGreaterThan(1);
    always.sizes.slice(1).forEach((size, at) => {
      expect(size).toBeLessThan(always.sizes[at] ?? 0);
    });
    half.sizes.slice(1).forEach((size, at) => {
      expect(size).toBeLessThanOrEqual((half.sizes[at] ?? 0) / 2);
    });
    for (const { results } of [half, never])
      expect(results.map(({ trial, outcome, steps }) => [trial.key, outcome, steps])).toEqual(
        always.results.map(({ trial, outcome, steps }) => [trial.key, outcome, steps]),
      );
  });

  test('the results stand in the order of the stack, whoever ends first', async () => {
    const { results } = await sizesAt(1);
    expect(results.map(({ trial }) => trial.index)).toEqual(example.stack.trials.map(({ index }) => index));
  });
});

test('a trial whose state is not a number diverges at the first look, and the others train on as without it', async () => {
  const { stack, step, signature } = exampleStack({
    dimension: 2,
    generators: [1],
    restarts: 3,
    training: { steps: 120 },
  });
  let snapshot: StackSnapshot | undefined;
  await trainStack(stack, eagerLoop(step), signature, {
    onChunk: (_, take) => {
      snapshot = take();
      return Promise.resolve('stop');
    },
  });
  if (snapshot === undefined) throw new TypeError('no snapshot was taken');
  const undisturbed = await trainAll({ stack, step, signature });
  rowOf(snapshot.state, 'generators', 1).fill(Number.NaN);
  const results = await trainStack(stack, eagerLoop(step), signature, {
    resumeFrom: snapshot,
    onChunk: () => Promise.resolve('go-on'),
  });
  expect(results?.[1]).toMatchObject({ outcome: 'diverged', steps: 2, finalLoss: null });
  for (const position of [0, 2])
    expect({ ...results?.[position], seconds: 0 }).toEqual({ ...undisturbed[position], seconds: 0 });
});

describe('progress', () => {
  test('grows to the end, and tells the lowest loss of all and the term that it is made of', async () => {
    const { stack, step, signature } = exampleStack({
      dimension: 2,
      generators: [1, 2],
      restarts: 2,
      training: { steps: 120 },
    });
    const progress: StackProgress[] = [];
    const results = await trainStack(stack, eagerLoop(step), signature, {
      chunkSteps: 30,
      onChunk: (each) => {
        progress.push(each);
        return Promise.resolve('go-on');
      },
    });
    progress.slice(1).forEach((each, at) => {
      const before = progress[at];
      expect(each.steps).toBeGreaterThan(before?.steps ?? Number.NaN);
      expect(each.fraction).toBeGreaterThanOrEqual(before?.fraction ?? Number.NaN);
      expect(each.finishedTrials).toBeGreaterThanOrEqual(before?.finishedTrials ?? Number.NaN);
      expect(each.lowestLoss).toBeLessThanOrEqual(before?.lowestLoss ?? Number.NaN);
    });
    const last = progress.at(-1);
    expect(last?.fraction).toBeLessThanOrEqual(1);
    expect(LOSS_TERMS).toContain(last?.dominantTerm);
    expect(last?.lowestLoss).toBeGreaterThanOrEqual(
      Math.min(...(results ?? []).map(({ lowestLoss }) => lowestLoss ?? NaN)),
    );
  });
});

class DeviceError extends Error {}

describe('whatever fails, no tensor is left behind', () => {
  const { stack, step, signature } = exampleStack({
    ...{ dimension: 2, generators: [1, 2], restarts: 1, weights: { sparsity: [0.05] } },
    training: { steps: 60, stopBelow: 1e-3 },
  });
  const goOn: StackControl = { chunkSteps: 20, onChunk: () => Promise.resolve('go-on') };

  test.each([0, 1, 2, 5])('a loop that throws in its run %i', async (failing) => {
    const before = memory().numTensors;
    const loop = eagerLoop(step);
    let runs = 0;
    const broken: Loop = {
      ...loop,
      run(state, constants, steps) {
        if (runs === failing) throw new DeviceError('the device failed');
        runs += 1;
        return loop.run(state, constants, steps);
      },
    };
    await expect(trainStack(stack, broken, signature, goOn)).rejects.toThrow(DeviceError);
    expect(memory().numTensors).toBe(before);
  });

  test.each([0, 1, 7, 30])('a step that throws after %i steps', async (failing) => {
    const before = memory().numTensors;
    let taken = 0;
    const broken: StepFunction = (state, constants) => {
      const next = step(state, constants);
      taken += 1;
      if (taken > failing) {
        dispose({ ...next });
        throw new DeviceError('the device failed');
      }
      return next;
    };
    await expect(trainStack(stack, eagerLoop(broken), signature, goOn)).rejects.toThrow(DeviceError);
    expect(memory().numTensors).toBe(before);
  });

  test('a chunk that is refused, and a snapshot that cannot be written', async () => {
    const before = memory().numTensors;
    const refusing: StackControl = {
      onChunk: (_, snapshot) => {
        snapshot();
        return Promise.reject(new DeviceError('the store does not answer'));
      },
    };
    await expect(trainStack(stack, eagerLoop(step), signature, refusing)).rejects.toThrow(DeviceError);
    expect(memory().numTensors).toBe(before);
  });

  test('a stack that is told to stop', async () => {
    const before = memory().numTensors;
    const stopping: StackControl = { onChunk: () => Promise.resolve('stop') };
    expect(await trainStack(stack, eagerLoop(step), signature, stopping)).toBeUndefined();
    expect(memory().numTensors).toBe(before);
  });

  test('a loop that returns a state without losses', async () => {
    const before = memory().numTensors;
    const lacking: Loop = {
      ...eagerLoop(step),
      run: (state, constants, steps) => {
        const { loss, ...others } = eagerLoop(step).run(state, constants, steps);
        loss?.dispose();
        return others;
      },
    };
    await expect(trainStack(stack, lacking, signature, goOn)).rejects.toThrow(
      new TypeError('there is no tensor named loss'),
    );
    expect(memory().numTensors).toBe(before);
  });

  test('a device that fails at any allocation, from the first upload to the last step', async () => {
    const device = backend() as unknown as { write(...given: unknown[]): object };
    const write = device.write.bind(device);
    const before = memory().numTensors;
    let failing = 0;
    let hasFailed = true;
    // Every seventh: each costs a training from the start.
    for (; hasFailed; failing += 7) {
      let allocations = 0;
      hasFailed = false;
      device.write = (...given) => {
        if (allocations === failing) {
          hasFailed = true;
          throw new DeviceError('no memory is left');
        }
        allocations += 1;
        return write(...given);
      };
      try {
        await trainStack(stack, eagerLoop(step), signature, {
          chunkSteps: 1,
          onChunk: ({ steps }) => Promise.resolve(steps < 3 ? 'go-on' : 'stop'),
        });
      } catch (error) {
        if (!(error instanceof DeviceError)) throw error;
      } finally {
        device.write = write;
      }
      expect([failing, memory().numTensors]).toEqual([failing, before]);
    }
    expect(failing).toBeGreaterThan(300);
  });
});
