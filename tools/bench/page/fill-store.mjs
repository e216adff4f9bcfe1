// A row store with one sweep of 100 000 trials that nobody had to train, and small ones beside it: what is recorded goes
// through the store's own writes, shard by shard, with the analytic losses of the simulated trainer. The shard of the last
// cells has tensors too, so that a cell can be opened.
import { encodeShardTensors, openRowStore, openTensorStore } from '@liesweep/storage';
import {
  canonicalJson,
  parseSweepFile,
  specDigest,
  specName,
  sweepId as idOf,
  trialCount,
  trialsInRanges,
} from '@liesweep/sweep';
import { simulateResult } from '../../../apps/trainer/dist/testing/simulated-result.js';

const RESTARTS = 16;
/** Trials of a shard: those of 25 cells. */
const SHARD = 400;
const CURVE_POINTS = 400;
const DIGEST_DIGITS = 64;

/** 5 dimensions × 25 slices of weights × 50 numbers of generators × 16 restarts = 100 000 trials in 6 250 cells. */
const LARGE = `name: large
system: { oracles: [squared-norm] }
grid:
  dimension: [2, 3, 4, 5, 6]
  generators: { from: 1, to: 50 }
  weights: { closure: [0, 0.25, 0.5, 0.75, 1], sparsity: [0, 0.01, 0.02, 0.05, 0.1] }
restarts: ${RESTARTS}
`;

/** One of those beside it. */
const neighbour = (seed) => `name: small-${seed}
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: { from: 1, to: 5 }, weights: { closure: [0, 1] } }
restarts: ${RESTARTS}
seed: ${seed}
`;

/**
 * Fills a row store, and a tensor store with what one cell needs.
 *
 * @param {{ rows: string, tensors: string }} stores URIs
 * @param {{ neighbours?: number, share?: number }} options how many small sweeps are beside the large one, and which part of
 *   its trials is recorded
 * @returns {Promise<object>} the record of the large sweep
 */
export async function fillStore({ rows: rowsUri, tensors: tensorsUri }, { neighbours = 20, share = 1 } = {}) {
  const rows = await openRowStore(rowsUri);
  const tensors = await openTensorStore(tensorsUri);
  try {
    for (let seed = 1; seed <= neighbours; seed += 1) await record(rows, await save(rows, tensors, neighbour(seed)), 1);
    const large = await save(rows, tensors, LARGE);
    await record(rows, large, share, share === 1 ? tensors : undefined);
    return large;
  } finally {
    await rows.close();
  }
}

/** The shards of a part of a sweep's trials, in the order of their index, without tensors. */
export function* shardsOf({ spec, specDigest: digest }, from = 0, to = 1) {
  const end = Math.floor(to * trialCount(spec));
  for (let first = Math.floor(from * trialCount(spec)); first < end; first += SHARD) {
    const hex = String(first).padStart(DIGEST_DIGITS, '0');
    const tensors = { uri: `shards/00/${hex}.safetensors`, digest: `sha256:${hex}`, bytes: 1 };
    yield shardOf({ spec, specDigest: digest }, [first, Math.min(first + SHARD, end)], tensors);
  }
}

function shardOf({ spec, specDigest: digest }, [first, end], tensors) {
  const trials = trialsInRanges(spec, [[first, end]]);
  return {
    ...{ formatVersion: 2, specDigest: digest, certificate: null, tensors },
    trials: trials.map((trial, position) => varied(simulateResult(trial, tensors.digest, position), first + position)),
  };
}

async function save(rows, tensors, text) {
  const spec = parseSweepFile(text);
  const sweep = {
    ...{ sweepId: idOf(spec), spec, specDigest: specDigest(spec), trialCount: trialCount(spec) },
    createdAt: new Date().toISOString(),
  };
  await tensors.writeNamed(specName(sweep), Buffer.from(canonicalJson(spec)));
  await rows.saveSweep(sweep);
  return sweep;
}

async function record(rows, sweep, share, tensors) {
  const { sweepId, spec } = sweep;
  if (tensors !== undefined) {
    const range = [trialCount(spec) - SHARD, trialCount(spec)];
    const file = encodeShardTensors({ trials: trialsInRanges(spec, [range]).map(tensorsOf) });
    await rows.recordShard(sweepId, shardOf(sweep, range, await tensors.put(file, 'safetensors')));
  }
  for (const shard of shardsOf(sweep, 0, share)) await rows.recordShard(sweepId, shard);
  const stage = share === 1 ? 'complete' : 'running';
  const order = { epoch: await rows.openEpoch(sweepId), sequence: 1 };
  await rows.saveStanding(sweepId, { stage, reason: null, budgets: [], wallMs: 1000 }, order);
  if (share === 1) await rows.leaveSweep(sweepId);
}

/** Numbers that differ and numbers that tie, as trained ones do: simulated trials all take ten steps and no time. */
function varied(trial, index) {
  const spread = (index * 7919) % 10_007;
  return { ...trial, steps: spread % 3 === 0 ? 4000 : 1000 + spread, seconds: spread / 1e5 };
}

/** Antisymmetric matrices, each turning one plane, and a curve that falls. */
function tensorsOf({ gridPoint: { dimension: n, generatorCount } }) {
  const data = new Float32Array(generatorCount * n * n);
  const planes = Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_unused, j) => [i, j])).flat();
  for (let a = 0; a < generatorCount; a += 1) {
    const [i, j] = planes[a % planes.length];
    data[(a * n + i) * n + j] = 1;
    data[(a * n + j) * n + i] = -1;
  }
  const steps = Array.from({ length: CURVE_POINTS }, (_, point) => 10 * point);
  return {
    generators: { shape: [generatorCount, n, n], data },
    structureConstants: undefined,
    curve: { steps, losses: steps.map((step) => 1 / (1 + step)) },
  };
}
