import { listSweeps } from '@liesweep/api-contract';
import { handler, type Handler } from '../server/handler.js';

/** Lists and shows sweeps. */
export const sweepHandlers: readonly Handler[] = [
  handler(listSweeps, async ({ context }) => {
    const records = await context.rows.sweeps();
    await Promise.resolve();
    return { sweeps: [], next: null, total: records.length };
  }),
];
