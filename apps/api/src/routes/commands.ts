import type { Handler } from '../server/handler.js';

/** Hands in, steers, extends, retries and deletes sweeps. */
export const commandHandlers: readonly Handler[] = [];
