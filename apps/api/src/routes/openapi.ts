import { openApiJson } from '@liesweep/api-contract';
import { openApiDocument } from '../openapi/open-api-document.js';
import { handler, type Handler } from '../server/handler.js';

let document: Record<string, unknown> | undefined;

/** The OpenAPI document. */
export const openApiHandlers: readonly Handler[] = [
  handler(openApiJson, () => {
    document ??= openApiDocument('1');
    return Promise.resolve(document);
  }),
];
