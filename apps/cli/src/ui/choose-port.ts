import { createServer, type AddressInfo } from 'node:net';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { errorCode } from '@liesweep/sweep/errors';

/** Where the page is unless something else listens there. */
const USUAL_PORT = 9470;

/**
 * A port for the page: the one that is asked for, else the usual one, else any that is free.
 *
 * @throws BadInputError when the one that is asked for is taken, or the host is none of this machine's
 */
export async function choosePort(host: string, asked: number | undefined): Promise<number> {
  if (asked !== undefined) return portOf(host, asked);
  try {
    return await tryPort(host, USUAL_PORT);
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw explain(error, host, USUAL_PORT);
    return portOf(host, 0);
  }
}

async function portOf(host: string, port: number): Promise<number> {
  try {
    return await tryPort(host, port);
  } catch (error) {
    throw explain(error, host, port);
  }
}

function explain(error: unknown, host: string, port: number): BadInputError {
  const isTaken = errorCode(error) === 'EADDRINUSE';
  return new BadInputError(
    {
      happened: isTaken
        ? `Port ${String(port)} of ${host} is taken.`
        : `The page cannot be served at ${host}, port ${String(port)}: ${errorCode(error)}.`,
      remedy: isTaken
        ? 'Choose another with --port, or leave it out.'
        : 'Choose another address with --host or --port.',
    },
    { cause: error },
  );
}

/** Listens for a moment. Nobody can hold a port for another program; who takes it meanwhile is noticed by that program. */
function tryPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => {
        resolve(found);
      });
    });
  });
}
