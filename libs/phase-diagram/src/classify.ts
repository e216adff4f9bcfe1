/** What cells say, for a page: without schemas. */
export { classifyCell, type CellState } from './classify-cell.js';
export { FAILS_ABOVE } from './fails-above.js';
export { isDecided } from './is-decided.js';
export { logLoss } from './log-loss.js';
