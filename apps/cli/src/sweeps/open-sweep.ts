import type { OpenSweep } from '@liesweep/sweep-client';
import { configuredTarget, targetAt, type TemporalTarget } from '@liesweep/sweep-client/target';
import type { Config } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { rememberedServer } from '../processes/orphan.js';
import { openRun, type OpenRun } from '../run-folder/open-run.js';

/**
 * Opens a sweep for a command: its stores, and the Temporal server that the environment names, or that of the `run` which
 * trains it at the moment.
 *
 * @throws BadInputError when there is no such sweep, or nothing that could run it
 */
export async function withSweep<Result>(
  run: string,
  config: Config,
  use: (sweep: OpenSweep & OpenRun) => Promise<Result>,
): Promise<Result> {
  const opened = await openRun(run, config);
  try {
    const target = configuredTarget() ?? embeddedServer(opened);
    const { withSweepClient } = await import('@liesweep/sweep-client');
    const { rows, record } = opened;
    const troubleOf = async (): Promise<string | null> => (await rows.standing(record.sweepId))?.trouble ?? null;
    return await withSweepClient(target, (client) => use({ ...opened, client }), troubleOf);
  } finally {
    await opened.rows.close();
  }
}

function embeddedServer({ folder, record }: OpenRun): TemporalTarget {
  const server = rememberedServer(folder.temporalPid);
  if (server !== undefined) return targetAt(server.address, server.namespace);
  throw new BadInputError({
    happened: `${record.sweepId} is not being trained on this machine, and no Temporal server is named.`,
    remedy: `Continue it with \`liesweep run\`, or set TEMPORAL_ADDRESS.`,
  });
}
