import type { Handler } from '../server/handler.js';

/** Downloads of a whole sweep. */
export const exportHandlers: readonly Handler[] = [];
