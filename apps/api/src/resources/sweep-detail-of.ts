import type { SweepDetail } from '@liesweep/api-contract';
import { vanishingCriterion } from '@liesweep/phase-diagram';
import { systemKey, writeSweepFile, type SweepOverview } from '@liesweep/sweep';
import { viewOverview } from '@liesweep/sweep-client/records';
import type { ApiContext } from '../server/api-context.js';
import { sweepOf } from './sweep-of.js';

/** A sweep with what it was asked. */
export async function sweepDetailOf(
  overview: SweepOverview,
  { rows, rates, failures }: Pick<ApiContext, 'rows' | 'rates' | 'failures'>,
): Promise<SweepDetail> {
  const { record, progress } = overview;
  const { sweepId, spec } = record;
  const { grid, restarts, system, training } = spec;
  const [sick, { byClass }] = await Promise.all([rows.sickDevices(sweepId), failures.of(record, progress.failed)]);
  const { runningOut, sickDevices, data } = viewOverview(overview, sick, undefined);
  return {
    ...sweepOf(overview, rates),
    grid: {
      ...{ system: systemKey(system), dimension: [...grid.dimension], generators: [...grid.generators], restarts },
      weights: Object.fromEntries(
        Object.entries(grid.weights).map(([term, axis]) => [term, [...axis]]),
      ) as SweepDetail['grid']['weights'],
    },
    ...{ specification: spec, yaml: writeSweepFile(spec), data: [...data], runningOut: [...runningOut] },
    sickDevices: sickDevices.map(({ device, reason }) => ({ device, reason })),
    failures: byClass.map((one) => ({ ...one })),
    vanishesBelow: vanishingCriterion(training, system.parameterisation).below,
  };
}
