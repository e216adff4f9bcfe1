/** The two files of a trained shard: its tensors, and its rows beside them (decision 3). */
import { matrixOf, pairs, refereeGenerators, structureConstants as fitStructureConstants, type Matrix } from '@liesweep/lie';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { encodeSafetensors, type NamedTensor } from '@liesweep/storage';
import { parameterCount, realDimension, type GeneratorShape } from '@liesweep/sweep';
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
  const { shape } = system.stackSystem;
  const tensors = new Map<string, NamedTensor>();
  const matrices = trained.map(({ generators }) => realForms(generators, shape));
  trained.forEach((result, position) => {
    const generatorCount = result.trial.gridPoint.generatorCount;
    const { steps, losses } = result.curve;
    tensors.set(`generators/${String(position)}`, { dtype: 'F32', shape: generatorsShape(generatorCount, shape), data: result.generators });
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
    sampleCount: system.heldOutCount,
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

/** [N_g, n, n], or [N_g, 2, n, n] with the real parts first. */
function generatorsShape(generatorCount: number, { dimension, field }: GeneratorShape): number[] {
  return field === 'complex' ? [generatorCount, 2, dimension, dimension] : [generatorCount, dimension, dimension];
}

/** The generators as real matrices [r, r]: themselves, or [[A, −B], [B, A]]. */
function realForms(generators: Float32Array, shape: GeneratorShape): Matrix[] {
  const [size, entries, n] = [realDimension(shape), parameterCount(shape), shape.dimension];
  return Array.from({ length: generators.length / entries }, (_, index) => {
    const vec = generators.subarray(index * entries, (index + 1) * entries);
    if (shape.field === 'real') return matrixOf(n, n, vec);
    const real = (i: number, j: number): number => vec[i * n + j] ?? Number.NaN;
    const imaginary = (i: number, j: number): number => vec[n * n + i * n + j] ?? Number.NaN;
    const numbers = Array.from({ length: size * size }, (__, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      if (i < n) return j < n ? real(i, j) : -imaginary(i, j - n);
      return j < n ? imaginary(i - n, j) : real(i - n, j - n);
    });
    return matrixOf(size, size, numbers);
  });
}
