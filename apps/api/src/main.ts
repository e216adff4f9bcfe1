import { fileURLToPath } from 'node:url';
import { createLogger, guardOutput } from '@liesweep/logging';
import { openAccessStore, openRowStore, openTensorStore } from '@liesweep/storage';
import { errorCode, errorMessage } from '@liesweep/sweep';
import { configuredTarget } from '@liesweep/sweep-client/target';
import { followParent, startMonitoring, tellParent } from '@liesweep/worker-process/process';
import { Access } from './access/access.js';
import { requireSignIn } from './access/require-sign-in.js';
import { readConfig, type ApiConfig } from './config.js';
import { createContext } from './server/api-context.js';
import { ApiHealth } from './server/api-health.js';
import { closeServer } from './server/close-server.js';
import { createServer } from './server/create-server.js';

/** Where the page was built to. */
const PAGE = fileURLToPath(new URL('../../web/dist', import.meta.url));

guardOutput(process.stderr);

/** Serves the interface and the page until it is told to stop, or its parent has died. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  let stop = (): void => process.exit(0);
  followParent({
    onShutdown: () => {
      stop();
    },
    onOrphaned: () => process.exit(1),
  });
  const log = createLogger({ name: 'api', level: config.logLevel, ...(config.logFile && { file: config.logFile }) });
  const [rows, tensors, tokens] = await Promise.all([
    openRowStore(config.rows),
    openTensorStore(config.tensors),
    openAccessStore(config.rows),
  ]);
  const access = new Access(config.access, tokens, log);
  await requireSignIn(access);
  const context = createContext({ config, rows, tensors, temporal: configuredTarget(), log });
  const health = new ApiHealth(rows);
  await startMonitoring(config.metricsAddress, health, context.registry, log);
  const server = await createServer(context, { access, page: PAGE });
  const address = await server.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw cannotListen(config, error);
  });
  const end = async (): Promise<void> => {
    health.stopping();
    log.info('stopping');
    await closeServer(server);
    await Promise.all([rows.close(), tokens.close()]);
  };
  stop = () => {
    stop = () => undefined; // it is stopping already
    end().then(() => process.exit(0), fail);
  };
  health.serving();
  log.info({ address }, 'serving');
  tellParent({ type: 'ready', address });
}

function cannotListen({ host, port }: ApiConfig, error: unknown): Error {
  const why =
    errorCode(error) === 'EADDRINUSE' ? 'another process listens there' : `it cannot be had: ${errorMessage(error)}`;
  return new Error(
    `${host}:${String(port)}: ${why}; set LIESWEEP_API_HOST or LIESWEEP_API_PORT to another, 0 for any free port`,
  );
}

function fail(error: unknown): never {
  process.stderr.write(`liesweep api: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
