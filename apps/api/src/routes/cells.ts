import type { Handler } from '../server/handler.js';

/** Cells, trials and their live changes. */
export const cellHandlers: readonly Handler[] = [];
