import type { Handler } from '../server/handler.js';

/** Sessions, tokens and the audit. */
export const accessHandlers: readonly Handler[] = [];
