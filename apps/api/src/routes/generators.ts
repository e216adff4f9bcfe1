import { generatorsNpy, getAction, getCurves, getGenerators } from '@liesweep/api-contract';
import { certifiedNpy } from '@liesweep/report/algebra';
import { sliceCount, type GridPoint, type SweepRecord } from '@liesweep/sweep';
import type { TrialInput } from '../compute/jobs/stored-trial.js';
import { taggedAnswer, type TaggedAnswer } from '../compute/tagged-answer.js';
import type { ApiContext } from '../server/api-context.js';
import type { Handler } from '../server/handler.js';
import { notFound } from '../server/http-problem.js';
import { cellTrial, curveTrials, type CellTrial } from './cell-trials.js';
import { computedHandler } from './computed-handler.js';
import { gridPointOf } from './grid-point-of.js';
import { visibleSweep } from './visible-sweep.js';

/** Generators, their algebra, what they do, and curves. */
export const generatorHandlers: readonly Handler[] = [
  computedHandler(getCurves, async ({ params, query, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const gridPoint = gridPointOf(record.spec, params.cell);
    const { trials, of } = await curveTrials(context.rows, record, gridPoint, query.limit);
    return context.compute.ask('curves', { trials, of, points: query.points });
  }),

  computedHandler(getGenerators, async ({ params, query, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const gridPoint = gridPointOf(record.spec, params.cell);
    const trial = await cellTrial(context.rows, record, gridPoint, query.restart);
    const { restart, referee } = trial;
    const input = await trialInput(context, record, gridPoint, trial);
    return context.compute.ask('generators', { ...input, restart, referee, basis: query.basis });
  }),

  computedHandler(getAction, async ({ params, query, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    const gridPoint = gridPointOf(record.spec, params.cell);
    const { restart: asked, ...request } = query;
    const trial = await cellTrial(context.rows, record, gridPoint, asked);
    const input = await trialInput(context, record, gridPoint, trial);
    return context.compute.ask('action', { ...input, restart: trial.restart, request });
  }),

  computedHandler(generatorsNpy, async ({ params, caller, context }) => {
    const record = await visibleSweep(context, caller, params.sweepId);
    return (await trainedFile(context, record, params.file)) ?? (await certifiedFile(context, record, params.file));
  }),
];

/** What a job has to know of a trial. */
async function trialInput(
  { rows }: Pick<ApiContext, 'rows'>,
  { sweepId, spec }: SweepRecord,
  { system, dimension }: GridPoint,
  { place }: CellTrial,
): Promise<TrialInput> {
  const certificates = await rows.certificates(sweepId);
  const certificate = certificates.find((one) => one.system === system && one.dimension === dimension) ?? null;
  return { spec: { system: spec.system, data: spec.data, seed: spec.seed }, dimension, certificate, place };
}

/** The generators of a cell’s best trial, named as in the folder of a run; undefined for other names. */
async function trainedFile(
  { rows, compute }: Pick<ApiContext, 'rows' | 'compute'>,
  record: SweepRecord,
  file: string,
): Promise<TaggedAnswer | undefined> {
  const [, n, count, weights, sparsest] = /^n(\d+)-g(\d+)-w(\d+)(-sparsest)?\.npy$/.exec(file) ?? [];
  if (n === undefined) return undefined;
  const { spec } = record;
  const { dimension, generators } = spec.grid;
  const [plane, column, slice] = [dimension.indexOf(Number(n)), generators.indexOf(Number(count)), Number(weights)];
  const slices = sliceCount(spec.grid);
  if (plane < 0 || column < 0 || slice >= slices) throw notFound(`file ${file}: the grid has no such cell`);
  const gridPoint = gridPointOf(spec, (plane * slices + slice) * generators.length + column);
  const { place } = await cellTrial(rows, record, gridPoint, undefined);
  return compute.ask('npy', { place, field: spec.system.field, isSparsest: sparsest !== undefined });
}

/** The certified basis of fields of an n. */
async function certifiedFile(
  { rows }: Pick<ApiContext, 'rows'>,
  { sweepId }: SweepRecord,
  file: string,
): Promise<TaggedAnswer> {
  const certificates = await rows.certificates(sweepId);
  const found = certificates.find(({ dimension }) => file === `n${String(dimension)}-certified.npy`);
  const body = found === undefined ? null : certifiedNpy(found);
  if (body === null) throw notFound(`file ${file}: no basis is certified there`);
  return taggedAnswer({ mediaType: 'application/octet-stream', body });
}
