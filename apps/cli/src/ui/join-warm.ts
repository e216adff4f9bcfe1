import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { targetAt, untilAborted } from '@liesweep/sweep-client/target';
import type { EmbeddedServers } from '../processes/embedded-servers.js';
import { copyLog } from './copy-log.js';
import type { WarmDeployment } from './warm-deployment.js';

/** The servers that `liesweep ui` kept ready have gone. */
export class WarmServersGoneError extends Error {
  constructor() {
    super('the servers of `liesweep ui` have gone');
    this.name = 'WarmServersGoneError';
  }
}

/** What a command wants of servers that are not its own. */
export interface JoinOptions {
  readonly sweepId: string;
  /** Where lines about the sweep are copied to from their log. */
  readonly log: string;
  readonly onMessage: (message: unknown) => void;
  /** They have gone. */
  readonly onGone: (error: WarmServersGoneError) => void;
  readonly signal: AbortSignal;
}

/** On this machine an answer comes at once. */
const PATIENCE_MS = 5_000;

/**
 * Uses the servers that `liesweep ui` keeps ready, in place of servers of this command.
 *
 * @throws WarmServersGoneError where they do not answer; the signal's reason when it is aborted
 */
export async function joinWarmServers(
  { temporal, news, log: theirs }: WarmDeployment,
  { sweepId, log, onMessage, onGone, signal }: JoinOptions,
): Promise<EmbeddedServers> {
  const socket = connect({ host: '127.0.0.1', port: news.port });
  let isLeft = false;
  let isGreeted = false;
  const leave = (): void => {
    isLeft = true;
    socket.destroy();
  };
  const greeted = new Promise<void>((resolve, reject) => {
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('error', () => undefined); // it is closed next
    socket.once('close', () => {
      if (isLeft) return;
      const error = new WarmServersGoneError();
      if (isGreeted) onGone(error);
      else reject(error);
    });
    const lines = createInterface({ input: socket, crlfDelay: Infinity });
    lines.on('error', () => undefined); // what becomes of the socket is seen there
    lines.on('line', (line) => {
      if (isGreeted) onMessage(parseLine(line));
      else {
        isGreeted = true;
        socket.setTimeout(0);
        resolve();
      }
    });
    socket.write(`${JSON.stringify({ secret: news.secret, sweepId })}\n`);
  });
  try {
    await untilAborted(greeted, signal);
  } catch (error) {
    leave();
    throw error;
  }
  const endCopy = copyLog(theirs, log, sweepId);
  return {
    target: () => ({ ...targetAt(temporal.address, temporal.namespace), isOwn: true }),
    stop: () => {
      leave();
      endCopy();
      return Promise.resolve();
    },
    kill: leave,
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
