import { fileURLToPath } from 'node:url';
import { createLogger, guardOutput } from '@liesweep/logging';
import { openRowStore, openTensorStore } from '@liesweep/storage';
import type { LiveRows } from '@liesweep/sweep';
import { configuredTarget } from '@liesweep/sweep-client/target';
import { tellParent } from '@liesweep/worker-process';
import { Access } from './access/access.js';
import { memoryAccessStore } from './access/memory-access-store.js';
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
  const access = new Access(config.access, memoryAccessStore(), log);
  await requireSignIn(access);
  const live = rows as typeof rows & LiveRows;
  const context = createContext({ config, rows: live, tensors, temporal: configuredTarget(), log });
  const server = await createServer(context, { access, page: PAGE });
  const address = await server.listen({ host: config.host, port: config.port });
  log.info({ address }, 'serving');
  tellParent({ type: 'ready', address });
  const stop = async (): Promise<void> => {
    await server.close();
    await rows.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

await main();
