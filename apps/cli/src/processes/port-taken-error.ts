import { InfrastructureError } from '@liesweep/sweep/explained-error';

/** The port of the page was free a moment ago, and is another process's now. */
export class PortTakenError extends InfrastructureError {}
