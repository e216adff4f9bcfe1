import type { Connection } from '@temporalio/client';
import { connectTemporal } from './connect-temporal.js';
import { createSweepClient } from './create-sweep-client.js';
import type { UseSweepClient } from './sweep-client.js';
import type { TemporalTarget } from './temporal-target.js';

/** How long a kept client waits. */
export interface KeptClientOptions {
  /** For Temporal to be reached. */
  readonly connectMs: number;
  /** For a sweep to answer. */
  readonly answerMs: number;
}

/** A client that stays connected from one command to the next. */
export interface KeptSweepClient {
  readonly use: UseSweepClient;
  close(): Promise<void>;
}

/**
 * Keeps one connection to Temporal for all commands of a server: made when it is first needed, shared by commands that come at
 * the same time, and made anew when one could not be made. A connection that is there finds the way back to a server that was
 * away by itself.
 */
export function keepSweepClient(target: TemporalTarget, { connectMs, answerMs }: KeptClientOptions): KeptSweepClient {
  const closed = new AbortController();
  let connecting: Promise<Connection> | undefined;
  const connect = (): Promise<Connection> => {
    if (connecting !== undefined) return connecting;
    const attempt = connectTemporal(() => target, connectMs, closed.signal);
    connecting = attempt;
    attempt.catch(() => {
      if (connecting === attempt) connecting = undefined;
    });
    return attempt;
  };
  return {
    use: async (use, troubleOf) => use(createSweepClient(await connect(), target, troubleOf, answerMs)),
    close: async () => {
      closed.abort(new Error('the server ends'));
      const connection = await connecting?.catch(() => undefined);
      await connection?.close();
    },
  };
}
