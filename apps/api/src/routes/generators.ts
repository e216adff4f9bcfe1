import type { Handler } from '../server/handler.js';

/** Generators, their algebra, what they do, and curves. */
export const generatorHandlers: readonly Handler[] = [];
