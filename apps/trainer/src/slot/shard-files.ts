/** The two files of a trained shard: its tensors, and its rows beside them (decision 1). */
import { pairs } from '@liesweep/lie';
import { refereeLimits, type JudgedTrial, type PreparedSystem } from '@liesweep/judging';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { encodeShardRecord, encodeShardTensors } from '@liesweep/storage';
import type { StoredFile, SweepSpec, TensorStore, TrainingDevice, TrialResult, TrialTensors } from '@liesweep/sweep';
import type { TrainedTrial } from '@liesweep/training';

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
  const judged = trained.map((result) => ({ result, trial: system.judge(result) }));
  const tensors = encodeShardTensors({
    trials: judged.map(({ result, trial }) => tensorsOf(result, trial)),
    coordinates: system.isNamed ? (system.standard ?? undefined) : undefined,
    fieldNetwork: system.fieldNetwork,
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
  return {
    ...judged.tensors,
    structureConstants: {
      shape: [pairs(generatorCount).length, generatorCount],
      data: judged.isPolished === true ? judged.structureConstants : (structureConstants ?? judged.structureConstants),
    },
    curve,
  };
}
