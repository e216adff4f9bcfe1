import { ActivityFailure, ApplicationFailure, CancelledFailure, TimeoutFailure } from '@temporalio/common';
import { TERMINAL_ERROR_NAMES } from '@liesweep/sweep/errors';
import type { SickDevice } from '@liesweep/sweep';

/**
 * Why training ended without a result: the trainer was told to stop · the stack does not fit · the training process
 * died · the program has a fault · its file is damaged · the trainer itself vanished · a store did not answer · it can
 * never succeed.
 */
export type FailureClass =
  | 'preempted'
  | 'out-of-memory'
  | 'crashed'
  | 'fault'
  | 'corrupt'
  | 'lost'
  | 'unavailable'
  | 'terminal';

/** A failed attempt: its class, and the error's name and message for the record. */
export interface Failure {
  readonly failureClass: FailureClass;
  readonly name: string;
  readonly message: string;
  /** Steps that the trainer had taken when it was last heard of; absent where it had not said so. */
  readonly step?: number;
}

const CLASS_BY_NAME: ReadonlyMap<string, FailureClass> = new Map<string, FailureClass>([
  ['PreemptedError', 'preempted'],
  ['OutOfDeviceMemoryError', 'out-of-memory'],
  ['TrainerCrashedError', 'crashed'],
  ['CorruptFileError', 'corrupt'],
  ['CheckpointMismatchError', 'corrupt'],
  ['StoreUnavailableError', 'unavailable'],
  ['UnknownSweepError', 'terminal'],
  // What JavaScript itself raises does not depend on the device: the same trials raise it again, all of them.
  ...['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'].map((name) => [name, 'fault'] as const),
  ...TERMINAL_ERROR_NAMES.map((name) => [name, 'terminal'] as const),
]);

/** The device that takes no more shards since this failure; undefined where the failure says nothing of the kind. */
export function sickDeviceOf(error: unknown): SickDevice | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  const [detail] = cause instanceof ApplicationFailure ? ((cause.details ?? []) as readonly unknown[]) : [];
  const isSickDevice = typeof detail === 'object' && detail !== null && 'device' in detail && 'reason' in detail;
  return isSickDevice ? { device: String(detail.device), reason: String(detail.reason) } : undefined;
}

/**
 * The class of a failed activity. An error of an unknown name counts as a crash, so that a trial that always raises it
 * is found and set aside instead of being tried for ever.
 */
export function classifyFailure(error: unknown): Failure {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) {
    const name = cause.type ?? 'Error';
    return { failureClass: CLASS_BY_NAME.get(name) ?? 'crashed', name, message: cause.message };
  }
  if (cause instanceof CancelledFailure) {
    return { failureClass: 'preempted', name: 'PreemptedError', message: cause.message };
  }
  if (cause instanceof TimeoutFailure) {
    const lost = { failureClass: 'lost', name: 'TrainerLostError' } as const;
    return { ...lost, message: `the trainer fell silent: ${cause.message}`, ...stepIn(cause.lastHeartbeatDetails) };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return { failureClass: 'crashed', name: 'TrainerCrashedError', message };
}

/** What a trainer's heartbeats carry, as far as it matters here. */
function stepIn(heartbeat: unknown): Pick<Failure, 'step'> {
  const hasStep = typeof heartbeat === 'object' && heartbeat !== null && 'step' in heartbeat;
  return hasStep && typeof heartbeat.step === 'number' ? { step: heartbeat.step } : {};
}
