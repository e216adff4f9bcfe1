import { submitSweep, withSweepClient } from '@liesweep/sweep-client';
import type { Answer } from '@liesweep/sweep-client/records';
import { deploymentTarget } from '@liesweep/sweep-client/target';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import type { Config } from '../config.js';
import { BadInputError } from '@liesweep/sweep/explained-error';
import type { SweepFile } from '@liesweep/datasets';

/** How a sweep file is submitted. */
export interface SubmitFlags {
  readonly project: string | undefined;
  readonly priority: number | undefined;
  readonly slots: number | undefined;
  /** Takes over nothing that is recorded: all trials are trained again, beside the others. */
  readonly trainAgain: boolean;
}

/**
 * Hands a sweep file to the deployment that the environment names.
 *
 * @throws BadInputError when the environment does not name the deployment's servers
 */
export async function submitFile(
  file: SweepFile,
  { rows, tensors, deviceClass, slots: usual }: Config,
  { project, priority, slots, trainAgain }: SubmitFlags,
): Promise<Answer> {
  const target = deploymentTarget();
  if (rows === undefined || tensors === undefined) {
    throw new BadInputError({
      happened: `${rows === undefined ? 'LIESWEEP_ROWS' : 'LIESWEEP_TENSORS'} is not set.`,
      remedy: 'Set LIESWEEP_ROWS and LIESWEEP_TENSORS to the stores that the orchestrators use.',
    });
  }
  const opened = await openRowStore(rows);
  try {
    return await submitSweep(
      file,
      {
        useClient: (use) => withSweepClient(target, use),
        rows: opened,
        tensors: await openTensorStore(tensors),
      },
      {
        share: { ...(project !== undefined && { project }), ...(priority !== undefined && { priority }) },
        trainers: { deviceClass, slots: slots ?? usual },
        trainAgain,
      },
    );
  } finally {
    await opened.close();
  }
}
