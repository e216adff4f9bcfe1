import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** What a listener says first, in one line. */
const greeting = z.object({ secret: z.string(), sweepId: z.string() });

const LONGEST_GREETING = 1_000;

/** Whoever has said nothing for so long is cut off. */
const GREETING_MS = 5_000;

/** A listener that does not read is cut off rather than remembered for. */
const MOST_UNREAD_BYTES = 1_048_576;

/** News of shards, as they come from a trainer or an orchestrator. */
export interface News {
  readonly type: string;
  /** Whose shard; news without concern every sweep. */
  readonly sweepId?: string | undefined;
}

/** Tells the commands that use these servers what they would learn from servers of their own. */
export interface NewsServer {
  readonly port: number;
  tell(news: News): void;
  close(): void;
}

/**
 * Starts telling news on a port of the loopback interface: lines of JSON to everybody who knows the secret. The connection is also
 * how a listener knows that these servers live.
 *
 * @param secret other users of this machine reach the port too, and do not know it
 */
export async function startNewsServer(secret: string): Promise<NewsServer> {
  const listeners = new Map<Socket, string>();
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      open.delete(socket);
      listeners.delete(socket);
    });
    socket.setTimeout(GREETING_MS, () => socket.destroy());
    let length = 0;
    socket.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > LONGEST_GREETING) socket.destroy();
    });
    const lines = createInterface({ input: socket, crlfDelay: Infinity });
    lines.on('error', () => undefined); // what becomes of the socket is seen there
    lines.once('line', (line) => {
      const said = parseGreeting(line);
      if (said === undefined || !isEqual(said.secret, secret)) {
        socket.destroy();
        return;
      }
      socket.setTimeout(0);
      listeners.set(socket, said.sweepId);
      socket.write('\n'); // it is known now
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    tell: (news) => {
      const line = `${JSON.stringify(news)}\n`;
      for (const [socket, sweepId] of listeners) {
        if (news.sweepId !== undefined && news.sweepId !== sweepId) continue;
        if (socket.writableLength > MOST_UNREAD_BYTES) socket.destroy();
        else socket.write(line);
      }
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function parseGreeting(line: string): z.infer<typeof greeting> | undefined {
  try {
    return greeting.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function isEqual(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
