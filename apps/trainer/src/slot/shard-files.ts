/** The two files of a trained shard: its tensors, and its rows beside them (decision 1). */
import { pairs } from '@liesweep/lie';
import { fieldNetwork } from '@liesweep/models';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { encodeSafetensors, type NamedTensor } from '@liesweep/storage';
import { realDimension } from '@liesweep/sweep';
import type {
  AngleRecord,
  ShardRecord,
  StoredFile,
  SweepSpec,
  TensorStore,
  TrainingDevice,
  TrialResult,
} from '@liesweep/sweep';
import type { StackSystem, TrainedTrial } from '@liesweep/training';
import type { TrainingCoordinates } from './held-out.js';
import { judgeTrial } from './judged-trial.js';
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
  const tensors = new Map<string, NamedTensor>();
  const judged = trained.map((result) => judgeTrial(result, system));
  trained.forEach((result, position) => {
    const generatorCount = result.trial.gridPoint.generatorCount;
    const { steps, losses } = result.curve;
    for (const [name, tensor] of Object.entries(judged[position]?.tensors ?? {}))
      tensors.set(`${name}/${String(position)}`, tensor);
    tensors.set(`structureConstants/${String(position)}`, {
      dtype: 'F32',
      shape: [pairs(generatorCount).length, generatorCount],
      data: result.structureConstants ?? judged[position]?.structureConstants ?? new Float32Array(),
    });
    tensors.set(`curve/${String(position)}`, {
      dtype: 'F32',
      shape: [steps.length, 2],
      data: Float32Array.from(steps.flatMap((step, at) => [step, losses[at] ?? Number.NaN])),
    });
    const { angles } = result.curve;
    if (angles !== undefined) tensors.set(`angles/${String(position)}`, anglesTensor(angles));
  });
  if (system.standard !== null && system.heldOut.kind === 'form') {
    tensors.set('standardCoordinates', coordinatesTensor(system.standard));
  }
  const tensorFile = await store.put(encodeSafetensors(tensors, metadataOf(system.stackSystem)), 'safetensors');
  const rows = trained.map(
    (result, position): TrialResult => ({
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
      referee:
        result.finalLoss === null || result.finalLoss > REFEREED_BELOW
          ? null
          : (judged[position]?.referee(limits) ?? null),
      tensors: { digest: tensorFile.digest, position },
    }),
  );
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

/** [2, r, r]: B and B⁻¹, with x = B z. */
function coordinatesTensor({ toRaw, fromRaw }: TrainingCoordinates): NamedTensor {
  return {
    dtype: 'F64',
    shape: [2, toRaw.rows, toRaw.columns],
    data: Float64Array.from([...toRaw.data, ...fromRaw.data]),
  };
}

/** [looks, 1 + pairs]: the step, then the angle of each pair in degrees. */
function anglesTensor({ steps, degrees }: AngleRecord): NamedTensor {
  const rows = steps.map((step, look) => [step, ...(degrees[look] ?? []).map((angle) => angle ?? Number.NaN)]);
  return { dtype: 'F32', shape: [rows.length, rows[0]?.length ?? 0], data: Float32Array.from(rows.flat()) };
}

/** Without the sizes of its layers the parameters of a network are only numbers. */
function metadataOf({ shape, parameterisation }: StackSystem): Record<string, string> {
  return parameterisation.kind === 'non-linear'
    ? { fieldNetwork: JSON.stringify(fieldNetwork(realDimension(shape), parameterisation)) }
    : {};
}
