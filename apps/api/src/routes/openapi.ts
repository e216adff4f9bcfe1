import type { Handler } from '../server/handler.js';

/** The OpenAPI document. */
export const openApiHandlers: readonly Handler[] = [];
