import {
  parseSweepFile,
  trialKey,
  type Certificate,
  type GridPoint,
  type ShardRecord,
  type SweepRecord,
  type TrialFailure,
  type TrialResult,
} from '@liesweep/sweep';

/** The system key of every example. */
const SYSTEM = 'squared-norm/real/linear';

/** Numbers of generators 1…4, so that a shard touches several cells and a cell several shards. */
const GENERATOR_COUNTS = 4;

/** More trials than any test records. */
const TRIAL_COUNT = 100_000;

const SPEC = parseSweepFile(`
name: example
system: { oracles: [squared-norm] }
grid: { dimension: 3, generators: [1, 2, 3, 4], weights: { closure: 1, sparsity: 0.05 } }
`);

/** A sweep over four cells; sweeps of different names share their trials. */
export function exampleSweep(name: string, trialCount = TRIAL_COUNT): SweepRecord {
  return {
    sweepId: `${name}-01234567`,
    spec: { ...SPEC, name, restarts: trialCount / GENERATOR_COUNTS },
    specDigest: `sha256:${'0123456789abcdef'.repeat(4)}`,
    trialCount,
    createdAt: '2026-03-01T12:00:00.000Z',
  };
}

/** The key of the trial with this number. Not in the order of the numbers, as real keys are not. */
export function exampleKey(number: number): string {
  return trialKey(SPEC, examplePoint(number), Math.floor(number / GENERATOR_COUNTS));
}

function examplePoint(number: number): GridPoint {
  return {
    system: SYSTEM,
    dimension: 3,
    generatorCount: 1 + (number % GENERATOR_COUNTS),
    lossWeights: { invariance: 1, normalization: 1, orthogonality: 1, closure: 1, sparsity: 0.05 },
  };
}

/** A trial whose every number follows from its own. One in seven diverged; all finite losses differ. */
export function exampleTrial(number: number): TrialResult {
  const isDiverged = number % 7 === 3;
  const isVanishing = !isDiverged && number % 3 === 0;
  const finalLoss = isDiverged ? null : (isVanishing ? 1e-12 : 1) * (1 + number / 1024);
  return {
    trialKey: exampleKey(number),
    gridPoint: examplePoint(number),
    restart: Math.floor(number / GENERATOR_COUNTS),
    outcome: isDiverged ? 'diverged' : 'converged',
    steps: 1000 + number,
    lowestLoss: finalLoss === null ? null : finalLoss / 2,
    finalLoss,
    terms: {
      invariance: finalLoss,
      normalization: 0,
      orthogonality: 5e-324,
      closure: 0.1,
      sparsity: isDiverged ? null : 0,
    },
    seconds: number / 8, // a multiple of a power of two, so that sums in any order agree exactly
    trainedOn: { device: 'cpu', backend: 'tensorflow 2.15.1', mode: 'graph' },
    referee: isVanishing
      ? { independence: 1, invariance: 1e-14, closure: null, isIndependent: true, isInvariant: true, isClosed: true }
      : null,
    tensors: { digest: `sha256:${'f'.repeat(64)}`, position: number },
  };
}

/** The certificate of the examples' one system and dimension. */
export const exampleCertificate: Certificate = {
  system: SYSTEM,
  dimension: 3,
  groupDimension: 3,
  largestZero: 1e-9,
  smallestNonZero: 0.7,
  rowCount: 300,
  parameterCount: 9,
  reason: 'Three of nine singular values are at zero, with a gap of eight decades.',
};

/** The shard of the trials [first, end). */
export function exampleShard(first: number, end: number): ShardRecord {
  const trials = Array.from({ length: end - first }, (_, position) => exampleTrial(first + position));
  return {
    formatVersion: 2,
    specDigest: exampleSweep('any').specDigest,
    tensors: { uri: `shards/ff/${'f'.repeat(64)}.safetensors`, digest: `sha256:${'f'.repeat(64)}`, bytes: 1 },
    certificate: exampleCertificate,
    trials,
  };
}

/** A failure of the trial with this number. */
export function exampleFailure(number: number, attempts = 3): TrialFailure {
  return {
    trialKey: exampleKey(number),
    failureClass: 'TrainerCrashedError',
    message: `the slot process ended with signal SIGSEGV, ${String(attempts)} times`,
    attempts,
  };
}
