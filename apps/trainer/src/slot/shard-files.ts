/** The two files of a trained shard: its tensors, and its rows beside them (decision 3). */
import { matrixOf, pairs, refereeGenerators, structureConstants as fitStructureConstants, type Matrix } from '@liesweep/lie';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { encodeSafetensors, type NamedTensor } from '@liesweep/storage';
import type { RefereeVerdict, ShardRecord, StoredFile, SweepSpec, TensorStore, TrainingDevice, TrialResult } from '@liesweep/sweep';
import type { TrainedTrial } from '@liesweep/training';
import type { PreparedSystem } from './prepared-system.js';

/** Stores the tensors, then the rows that name them; returns the rows' file. Storing twice changes nothing. */
export async function storeShard(
  store: TensorStore,
  spec: SweepSpec,
  specDigest: string,
  system: PreparedSystem,
  trained: readonly TrainedTrial[],
  trainedOn: TrainingDevice,
): Promise<StoredFile> {
  const dimension = system.stackSystem.dimension;
  const tensors = new Map<string, NamedTensor>();
  const matrices = trained.map(({ generators }) => matricesOf(generators, dimension));
  trained.forEach((result, position) => {
    const generatorCount = result.trial.gridPoint.generatorCount;
    const { steps, losses } = result.curve;
    tensors.set(`generators/${String(position)}`, { dtype: 'F32', shape: [generatorCount, dimension, dimension], data: result.generators });
    tensors.set(`structureConstants/${String(position)}`, {
      dtype: 'F32',
      shape: [pairs(generatorCount).length, generatorCount],
      data: result.structureConstants ?? projectedConstants(matrices[position] ?? []),
    });
    tensors.set(`curve/${String(position)}`, {
      dtype: 'F32',
      shape: [steps.length, 2],
      data: Float32Array.from(steps.flatMap((step, at) => [step, losses[at] ?? Number.NaN])),
    });
  });
  const tensorFile = await store.put(encodeSafetensors(tensors), 'safetensors');
  const rows = trained.map((result, position): TrialResult => ({
    trialKey: result.trial.key,
    gridPoint: result.trial.gridPoint,
    restart: result.trial.restart,
    outcome: result.outcome,
    steps: result.steps,
    lowestLoss: result.lowestLoss,
    finalLoss: result.finalLoss,
    terms: result.terms,
    seconds: result.seconds,
    trainedOn,
    referee: referee(spec, system, result, matrices[position] ?? []),
    tensors: { digest: tensorFile.digest, position },
  }));
  const record: ShardRecord = {
    formatVersion: 1,
    specDigest,
    tensors: tensorFile,
    certificate: system.certificate,
    trials: rows,
    curves: trained.map(({ curve }) => curve),
  };
  return store.put(new TextEncoder().encode(JSON.stringify(record)), 'json');
}

function referee(spec: SweepSpec, system: PreparedSystem, { finalLoss, trial }: TrainedTrial, generators: readonly Matrix[]): RefereeVerdict | null {
  const { below } = vanishingCriterion(spec.training);
  if (finalLoss === null || finalLoss >= below) return null;
  return refereeGenerators({
    generators,
    rows: system.heldOutRows,
    sampleCount: system.sampleCount,
    closureHasWeight: trial.gridPoint.lossWeights.closure > 0,
    below,
  });
}

/** Least-squares structure constants in float64; NaN throughout where the generators are dependent and have none. */
function projectedConstants(generators: readonly Matrix[]): Float32Array {
  try {
    return Float32Array.from(fitStructureConstants(generators).data);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Float32Array(pairs(generators.length).length * generators.length).fill(Number.NaN);
  }
}

function matricesOf(generators: Float32Array, dimension: number): Matrix[] {
  const size = dimension * dimension;
  return Array.from({ length: generators.length / size }, (_, index) => matrixOf(dimension, dimension, generators.subarray(index * size, (index + 1) * size)));
}
