/** Which Temporal server, and the way there. */
export {
  configuredTarget,
  deploymentTarget,
  embeddedTarget,
  targetAt,
  type TemporalTarget,
} from './temporal-target.js';
export { untilAborted } from './until-aborted.js';
