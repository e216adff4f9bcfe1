/** The two files of a trained shard: its tensors, and its rows beside them (decision 1). */
import { pairs } from '@liesweep/lie';
import { fieldNetwork, type FieldNetwork } from '@liesweep/models';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { encodeShardRecord, encodeShardTensors } from '@liesweep/storage';
import { realDimension } from '@liesweep/sweep';
import type {
  HostTensor,
  StoredFile,
  SweepSpec,
  TensorStore,
  TrainingDevice,
  TrialResult,
  TrialTensors,
} from '@liesweep/sweep';
import type { StackSystem, TrainedTrial } from '@liesweep/training';
import { judgeTrial, type JudgedTrial } from './judged-trial.js';
import { refereeLimits } from './referee-limits.js';
import type { PreparedSystem } from './prepared-system.js';

/** Generators whose loss ends above are far from any symmetry, and are not refereed. */
const REFEREED_BELOW = 0.1;

/** Stores the tensors, then the rows that name them; returns the rows' file. Storing twice changes nothing. */
export async function storeShard(
  store: Pick<TensorStore, 'put'>,
  spec: SweepSpec,
  specDigest: string,
  system: PreparedSystem,
  trained: readonly TrainedTrial[],
  trainedOn: TrainingDevice,
): Promise<StoredFile> {
  const limits = refereeLimits(vanishingCriterion(spec.training, spec.system.parameterisation), system.certificate);
  const judged = trained.map((result) => ({ result, trial: judgeTrial(result, system) }));
  const tensors = encodeShardTensors({
    trials: judged.map(({ result, trial }) => tensorsOf(result, trial)),
    coordinates: system.heldOut.kind === 'form' ? (system.standard ?? undefined) : undefined,
    fieldNetwork: networkOf(system.stackSystem),
  });
  const tensorFile = await store.put(tensors, 'safetensors');
  const rows = judged.map(
    ({ result, trial }, position): TrialResult => ({
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
      referee: result.finalLoss === null || result.finalLoss > REFEREED_BELOW ? null : trial.referee(limits),
      tensors: { digest: tensorFile.digest, position },
    }),
  );
  const record = encodeShardRecord({
    ...{ formatVersion: 2, specDigest, tensors: tensorFile, certificate: system.certificate, trials: rows },
  });
  return store.put(record, 'json');
}

function tensorsOf({ trial, structureConstants, curve }: TrainedTrial, judged: JudgedTrial): TrialTensors {
  const { generatorCount } = trial.gridPoint;
  const tensor = (name: string): HostTensor | undefined => {
    const found = judged.tensors[name];
    return found?.dtype === 'F32' ? found : undefined;
  };
  const [table, images, logits] = [tensor('flows'), tensor('flowImages'), tensor('flowLogits')];
  const independence = tensor('fieldIndependence')?.data[0] ?? Number.NaN;
  return {
    generators: tensor('generators') ?? { shape: [0], data: new Float32Array() },
    field: tensor('field'),
    flows: table && images && logits && { table, images, logits, independence },
    structureConstants: {
      shape: [pairs(generatorCount).length, generatorCount],
      data: structureConstants ?? judged.structureConstants,
    },
    curve,
  };
}

function networkOf({ shape, parameterisation }: StackSystem): FieldNetwork | undefined {
  return parameterisation.kind === 'non-linear' ? fieldNetwork(realDimension(shape), parameterisation) : undefined;
}
