import type { Handler } from '../server/handler.js';

/** Slices, figures and reports. */
export const figureHandlers: readonly Handler[] = [];
