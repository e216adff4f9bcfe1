export { connectToTemporal, type TemporalConnection } from './connect-to-temporal.js';
export { followParent, tellParent, type ProcessEvents } from './follow-parent.js';
export { installRuntime, type RuntimeLog } from './install-runtime.js';
