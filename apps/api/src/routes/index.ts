import type { Handler } from '../server/handler.js';
import { accessHandlers } from './access.js';
import { cellHandlers } from './cells.js';
import { commandHandlers } from './commands.js';
import { exportHandlers } from './exports.js';
import { figureHandlers } from './figures.js';
import { fleetHandlers } from './fleet.js';
import { generatorHandlers } from './generators.js';
import { openApiHandlers } from './openapi.js';
import { submissionHandlers } from './submissions.js';
import { sweepHandlers } from './sweeps.js';

/** What answers each route of the contract; a spec holds that there is one for every route. */
export const HANDLERS: readonly Handler[] = [
  ...sweepHandlers,
  ...cellHandlers,
  ...generatorHandlers,
  ...figureHandlers,
  ...exportHandlers,
  ...commandHandlers,
  ...submissionHandlers,
  ...fleetHandlers,
  ...accessHandlers,
  ...openApiHandlers,
];
