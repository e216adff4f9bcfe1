import type { Handler } from '../server/handler.js';

/** Who trains, and what the logs say. */
export const fleetHandlers: readonly Handler[] = [];
