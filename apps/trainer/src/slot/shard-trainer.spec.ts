import { evaluateField, makeOracle, type FieldNetwork } from '@liesweep/models';
import { fieldParameterCount } from '@liesweep/models/testing';
import { normalStream, type OracleSpec, type ParameterisationSpec, type SweepSpec } from '@liesweep/sweep';
import { EXAMPLE_SPEC } from '../testing/example-spec.js';
import { trainInProcess, type StoredShard } from '../testing/train-in-process.js';

/** Field and direction agree where a cosine is above this. */
const ALIGNED = 0.999;

/** A network turns within about a tenth of an axis where the oracle has its kink. */
const KINK_WIDTH = 0.2;

const SQUEEZE: OracleSpec = { kind: 'polynomial', terms: [{ coefficient: 1, powers: [1, 1] }] };

const TANH: ParameterisationSpec = { kind: 'non-linear', hidden: [32, 32], activation: 'tanh' };

interface Given {
  readonly oracle: OracleSpec;
  readonly parameterisation: ParameterisationSpec;
  readonly dimension?: number;
  readonly generators?: readonly number[];
  readonly restarts?: number;
  readonly samples?: number;
  readonly steps?: number;
  readonly closure?: number;
}

function specOf({ oracle, parameterisation, ...given }: Given): SweepSpec {
  return {
    ...EXAMPLE_SPEC,
    system: { oracles: [oracle], field: 'real', parameterisation },
    data: { kind: 'normal', samples: given.samples ?? 300 },
    grid: {
      dimension: [given.dimension ?? 2],
      generators: given.generators ?? [1],
      weights: { ...EXAMPLE_SPEC.grid.weights, closure: [given.closure ?? 0] },
    },
    restarts: given.restarts ?? 2,
    training: { ...EXAMPLE_SPEC.training, schedule: { kind: 'cosine' }, steps: given.steps ?? 4000 },
  };
}

/** A point, and the first field of the shard's best trial there. */
interface FieldAt {
  readonly x: Float64Array;
  readonly v: Float64Array;
  readonly speed: number;
}

/** The first field of the trial with the lowest final loss, at standard normal points that training never saw. */
function sampleBest({ record, file }: StoredShard): FieldAt[] {
  const network = JSON.parse(file.metadata.fieldNetwork ?? '') as FieldNetwork;
  const losses = record.trials.map(({ finalLoss }) => finalLoss ?? Infinity);
  const best = losses.indexOf(Math.min(...losses));
  const parameters = floats({ record, file }, `generators/${String(best)}`).slice(0, fieldParameterCount(network));
  const normal = normalStream(99);
  return Array.from({ length: 500 }, () => {
    const x = Float64Array.from({ length: 2 }, normal);
    const v = evaluateField(parameters, network, x);
    return { x, v, speed: Math.hypot(...v) };
  });
}

function floats({ file }: StoredShard, name: string): Float32Array {
  const found = file.tensors.get(name);
  if (found?.dtype !== 'F32') throw new TypeError(`no ${name} in float32`);
  return found.data;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Smallest |cosine| between the field and a direction where |v| exceeds a tenth of its mean. */
function worstCosine(fields: readonly FieldAt[], direction: (x: Float64Array) => readonly number[]): number {
  const average = mean(fields.map(({ speed }) => speed));
  const cosines = fields
    .filter(({ speed }) => speed > average / 10)
    .map(({ x, v, speed }) => {
      const along = direction(x);
      return (
        Math.abs(v.reduce((sum, value, at) => sum + value * (along[at] ?? NaN), 0)) / (speed * Math.hypot(...along))
      );
    });
  expect(cosines.length).toBeGreaterThan(0.9 * fields.length);
  return Math.min(...cosines);
}

test('squeeze: the network agrees with (x1, −x2) up to sign and a factor, and the shard says all about it', async () => {
  const shard = await trainInProcess(
    specOf({ oracle: SQUEEZE, parameterisation: TANH, generators: [1, 2], samples: 600, restarts: 3 }),
  );
  expect(worstCosine(sampleBest(shard), ([x1 = NaN, x2 = NaN]) => [x1, -x2])).toBeGreaterThan(ALIGNED);

  expect(shard.record.certificate).toBeNull();
  for (const { referee, finalLoss } of shard.record.trials) {
    expect(finalLoss).toBeLessThan(1e-3);
    expect(referee).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true, pointwiseRank: 1 });
  }
  const two = shard.record.trials.findIndex(({ gridPoint }) => gridPoint.generatorCount === 2);
  expect(shard.file.tensors.get(`generators/${String(two)}`)?.shape).toEqual([2, 3 * 32 + 33 * 32 + 33 * 2]);
  expect(shard.file.tensors.get(`structureConstants/${String(two)}`)?.shape).toEqual([1, 2]);
  expect(shard.file.tensors.get(`field/${String(two)}`)?.shape).toEqual([2, 196, 4]);
  const [x = NaN, y = NaN, vx, vy] = floats(shard, 'field/0');
  const network = JSON.parse(shard.file.metadata.fieldNetwork ?? '') as FieldNetwork;
  const own = floats(shard, 'generators/0');
  expect(Float32Array.of(vx ?? NaN, vy ?? NaN)).toEqual(
    Float32Array.from(evaluateField(own, network, Float64Array.of(x, y))),
  );
});

test('‖x‖²: the network is the rotation of the plane', async () => {
  const shard = await trainInProcess(
    specOf({ oracle: { kind: 'squared-norm' }, parameterisation: TANH, samples: 600, restarts: 2 }),
  );
  expect(worstCosine(sampleBest(shard), ([x1 = NaN, x2 = NaN]) => [-x2, x1])).toBeGreaterThan(ALIGNED);
});

test('L1: the network runs along the edges of the diamond, and does not collapse', async () => {
  const oracle: OracleSpec = { kind: 'l1' };
  const shard = await trainInProcess(
    specOf({ oracle, parameterisation: { ...TANH, activation: 'relu' }, samples: 600, restarts: 3 }),
  );
  const l1 = makeOracle(oracle, { dimension: 2, field: 'real' });
  const fields = sampleBest(shard).filter(({ x }) => x.every((value) => Math.abs(value) > KINK_WIDTH));
  const along = fields.map(({ x, v }) =>
    (l1.gradient(x)[0] ?? x).reduce((sum, slope, at) => sum + slope * (v[at] ?? NaN), 0),
  );
  const speeds = fields.map(({ speed }) => speed);
  // |∇φ| = √2: the change of φ, relative to the largest that fields of this speed could make.
  expect(Math.sqrt(mean(along.map((value) => value ** 2)) / mean(speeds.map((speed) => 2 * speed ** 2)))).toBeLessThan(
    0.02,
  );
  expect(speeds.filter((speed) => speed > mean(speeds) / 10).length / speeds.length).toBeGreaterThan(0.5);
});

test('L1 without activations is one matrix: no generator vanishes, and the certificate is 0', async () => {
  const { record } = await trainInProcess(
    specOf({
      oracle: { kind: 'l1' },
      parameterisation: { kind: 'deep-linear', layers: 3 },
      ...{ generators: [1, 2], restarts: 8, steps: 1500 },
    }),
  );
  expect(record.certificate?.groupDimension).toBe(0);
  expect(Math.min(...record.trials.map(({ finalLoss }) => finalLoss ?? NaN))).toBeGreaterThan(0.1);
});

test('a product of matrices is stored as the generator that it is: so(3)', async () => {
  const shard = await trainInProcess(
    specOf({
      oracle: { kind: 'squared-norm' },
      parameterisation: { kind: 'deep-linear', layers: 2 },
      ...{ dimension: 3, generators: [3], restarts: 4, closure: 1 },
    }),
  );
  const best = shard.record.trials.findIndex(({ referee }) => referee !== null);
  expect(shard.record.certificate?.groupDimension).toBe(3);
  expect(shard.record.trials[best]?.referee).toMatchObject({ isIndependent: true, isInvariant: true, isClosed: true });
  expect(shard.file.tensors.get(`generators/${String(best)}`)?.shape).toEqual([3, 3, 3]);
  expect(shard.file.tensors.has('standardCoordinates')).toBe(false); // drawn data have no units
  const entries = floats(shard, `generators/${String(best)}`);
  for (let at = 0; at < 27; at += 1) {
    const [a, i, j] = [Math.floor(at / 9), Math.floor(at / 3) % 3, at % 3];
    // A loss of 1e-6 leaves about 1e-3 of a symmetric part.
    expect(Math.abs((entries[at] ?? NaN) + (entries[a * 9 + j * 3 + i] ?? NaN))).toBeLessThan(2e-3);
  }
});

test.each<readonly [string, Partial<Given>]>([
  ['networks', { parameterisation: { kind: 'non-linear', hidden: [8], activation: 'softplus' } }],
  ['products of matrices', { parameterisation: { kind: 'deep-linear', layers: 2 } }],
])('a shard of %s that goes on from its checkpoints stores the tensors of an undisturbed one', async (_, given) => {
  const spec = specOf({
    oracle: SQUEEZE,
    parameterisation: TANH,
    generators: [1, 2],
    closure: 1,
    ...given,
    steps: 300,
  });
  const [undisturbed, resumed] = [await trainInProcess(spec), await trainInProcess(spec, 3)];
  expect(resumed.record.tensors.digest).toBe(undisturbed.record.tensors.digest);
});
