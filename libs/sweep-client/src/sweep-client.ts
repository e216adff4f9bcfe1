import type { CommandAnswer, SweepCommand, SweepInput } from '@liesweep/workflows';
import type { Share } from './start-sweep.js';

/** Speaks with the workflows of sweeps. */
export interface SweepClient {
  /** Starts a sweep, or finds it running, and sees to it that it goes on where it is about to end, unless it may. */
  start(input: SweepInput, share: Share, mayEnd: boolean): Promise<void>;
  /** Sends a command; undefined where the sweep does not run. */
  command(sweepId: string, update: SweepCommand): Promise<CommandAnswer | undefined>;
  /** Whether the sweep has a workflow that has not ended. */
  isOpen(sweepId: string): Promise<boolean>;
  /** Sends a command, to which the sweep is started where it does not run. */
  commandOrStart<Parameters extends unknown[]>(
    input: SweepInput,
    share: Share,
    update: SweepCommand<Parameters>,
    ...parameters: Parameters
  ): Promise<CommandAnswer>;
}

/**
 * Gives a client for as long as `use` takes, connected to Temporal by then.
 *
 * @param troubleOf what is known to be in the way of a sweep, for one that does not answer
 * @throws InfrastructureError when Temporal or the orchestrators do not answer; BadInputError when a sweep refuses
 */
export type UseSweepClient = <Result>(
  use: (client: SweepClient) => Promise<Result>,
  troubleOf?: () => Promise<string | null>,
) => Promise<Result>;
