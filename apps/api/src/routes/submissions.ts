import type { Handler } from '../server/handler.js';

/** Checks and plans sweep files, and takes data. */
export const submissionHandlers: readonly Handler[] = [];
