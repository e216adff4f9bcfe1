import {
  type Certificate,
  countOf,
  ENGINE_VERSION,
  findTrial,
  trialResultSchema,
  type ShardRecord,
  type SweepSpec,
  type TrialResult,
} from '@liesweep/sweep';
import { engineOf } from './engine-of.js';

/** What of a shard's record is a sweep's, and why the rest is not. */
export interface Admission {
  /** The record with the trials of the sweep alone; its certificate goes with its last trial. */
  readonly record: ShardRecord;
  /** One sentence for each reason, with the number of trials that it keeps out. */
  readonly refusals: readonly string[];
}

/**
 * Compares a record with the grid (rule S21): a trial is the sweep's when its key is the one that specification, grid point
 * and restart give today and its tensors are those of the shard, and a certificate when a trial of its system and n is.
 */
export function admitRecord(spec: SweepSpec, record: ShardRecord): Admission {
  const reasons = record.trials.map((trial) => refusalOf(spec, trial) ?? misfitOf(trial, record.tensors.digest));
  const trials = record.trials.filter((_, position) => reasons[position] === undefined);
  const certificate = certificateOf(trials, record.certificate);
  const refusals = [...new Set(reasons)].flatMap((reason) => {
    if (reason === undefined) return [];
    const count = `${String(reasons.filter((other) => other === reason).length)} of ${countOf(reasons.length, 'trial')}`;
    return [`${count} left out, the first at position ${String(reasons.indexOf(reason))}: ${reason}`];
  });
  if (certificate !== record.certificate) {
    refusals.push('the certificate is left out: of its system and n no trial is recorded with it');
  }
  return { record: { ...record, certificate, trials }, refusals };
}

/** Why a trial is none of this sweep; undefined when it is one. */
export function refusalOf(
  spec: SweepSpec,
  { trialKey, gridPoint, restart }: Pick<TrialResult, 'trialKey' | 'gridPoint' | 'restart'>,
): string | undefined {
  const trial = findTrial(spec, gridPoint, restart);
  if (trial === undefined) return 'the grid has no such grid point or restart';
  if (trial.key === trialKey) return undefined;
  const engine = engineOf(trialKey);
  return engine !== undefined && engine !== ENGINE_VERSION && trialKey === withEngine(trial.key, engine)
    ? `trained by engine ${engine}, and this is engine ${ENGINE_VERSION}`
    : 'the key is not that of the grid point and restart';
}

/** Why a row cannot say what a trial does: a value has another form, or its tensors lie in another file than its shard's. */
function misfitOf(trial: TrialResult, tensorsDigest: string): string | undefined {
  if (trial.tensors.digest !== tensorsDigest) {
    return 'its tensors are said to lie in another file than those of its shard';
  }
  const [issue] = trialResultSchema.safeParse(trial).error?.issues ?? [];
  return issue === undefined ? undefined : `${issue.path.map(String).join('.')}: ${issue.message}`;
}

function certificateOf(trials: readonly TrialResult[], certificate: Certificate | null): Certificate | null {
  const isOfTrial = trials.some(
    ({ gridPoint }) => gridPoint.system === certificate?.system && gridPoint.dimension === certificate.dimension,
  );
  return isOfTrial ? certificate : null;
}

function withEngine(trialKey: string, engine: string): string {
  return `${trialKey.slice(0, trialKey.lastIndexOf('=') + 1)}${engine}`;
}
