/** gRPC's FAILED_PRECONDITION. */
const FAILED_PRECONDITION = 9;

/**
 * True of the refusal of an update that met its workflow while it continued as new: "unexpected workflow task failure". Commands
 * change nothing when they are given twice, so they are given again.
 */
export function isBetweenRuns(error: unknown): boolean {
  if (!(error instanceof Error) || !(error.cause instanceof Error)) return false;
  const { cause } = error;
  return 'code' in cause && cause.code === FAILED_PRECONDITION && cause.message.includes('workflow task failure');
}
