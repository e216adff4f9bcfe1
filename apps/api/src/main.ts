import { fileURLToPath } from 'node:url';
import { createLogger, guardOutput } from '@liesweep/logging';
import { openAccessStore, openRowStore, openTensorStore } from '@liesweep/storage';
import { configuredTarget } from '@liesweep/sweep-client/target';
import { followParent, tellParent } from '@liesweep/worker-process';
import { Access } from './access/access.js';
import { requireSignIn } from './access/require-sign-in.js';
import { readConfig } from './config.js';
import { createContext } from './server/api-context.js';
import { createServer } from './server/create-server.js';

/** Where the page was built to. */
const PAGE = fileURLToPath(new URL('../../web/dist', import.meta.url));

guardOutput(process.stderr);

/** Serves the interface and the page until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger({ name: 'api', level: config.logLevel, ...(config.logFile && { file: config.logFile }) });
  const [rows, tensors] = await Promise.all([openRowStore(config.rows), openTensorStore(config.tensors)]);
  const tokens = await openAccessStore(config.rows);
  const access = new Access(config.access, tokens, log);
  await requireSignIn(access);
  const context = createContext({ config, rows, tensors, temporal: configuredTarget(), log });
  const server = await createServer(context, { access, page: PAGE });
  const address = await server.listen({ host: config.host, port: config.port });
  log.info({ address }, 'serving');
  tellParent({ type: 'ready', address });
  const stop = async (): Promise<void> => {
    await server.close();
    await Promise.all([rows.close(), tokens.close()]);
    process.exit(0);
  };
  followParent({
    onShutdown: () => void stop(),
    onOrphaned: () => process.exit(1),
  });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`liesweep api: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
