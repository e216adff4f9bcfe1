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
  /** Whether the attempt began from a checkpoint; absent where its trainer has not said so. */
  readonly resumed?: boolean;
}

/** From what an attempt began, as a trainer says it in the details of a failure. */
export interface AttemptBeginning {
  readonly resumed: boolean;
}

/** What it began from may be why it failed: the program raised a fault, or its process died. */
export function isCheckpointSuspect({ failureClass, resumed }: Pick<Failure, 'failureClass' | 'resumed'>): boolean {
  return resumed === true && (failureClass === 'fault' || failureClass === 'crashed');
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
  for (const detail of detailsOf(cause)) {
    const isSickDevice = typeof detail === 'object' && detail !== null && 'device' in detail && 'reason' in detail;
    if (isSickDevice) return { device: String(detail.device), reason: String(detail.reason) };
  }
  return undefined;
}

function detailsOf(cause: unknown): readonly unknown[] {
  return cause instanceof ApplicationFailure ? (cause.details ?? []) : [];
}

/**
 * The class of a failed activity. An error of an unknown name counts as a crash, so that a trial that always raises it
 * is found and set aside instead of being tried for ever.
 */
export function classifyFailure(error: unknown): Failure {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) {
    const name = cause.type ?? 'Error';
    const beginning = detailsOf(cause)
      .map(beginningIn)
      .find(({ resumed }) => resumed !== undefined);
    return { failureClass: CLASS_BY_NAME.get(name) ?? 'crashed', name, message: cause.message, ...beginning };
  }
  if (cause instanceof CancelledFailure) {
    return { failureClass: 'preempted', name: 'PreemptedError', message: cause.message };
  }
  if (cause instanceof TimeoutFailure) {
    const lost = { failureClass: 'lost', name: 'TrainerLostError' } as const;
    const heartbeat: unknown = cause.lastHeartbeatDetails;
    const message = `the trainer fell silent: ${cause.message}`;
    return { ...lost, message, ...stepIn(heartbeat), ...beginningIn(heartbeat) };
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return { failureClass: 'crashed', name: 'TrainerCrashedError', message };
}

/** What a trainer's heartbeats carry, as far as it matters here. */
function stepIn(heartbeat: unknown): Pick<Failure, 'step'> {
  const hasStep = typeof heartbeat === 'object' && heartbeat !== null && 'step' in heartbeat;
  return hasStep && typeof heartbeat.step === 'number' ? { step: heartbeat.step } : {};
}

/** What a detail of a failure, or a heartbeat, says of how the attempt began. */
function beginningIn(detail: unknown): Pick<Failure, 'resumed'> {
  const hasBegun = typeof detail === 'object' && detail !== null && 'resumed' in detail;
  return hasBegun && typeof detail.resumed === 'boolean' ? { resumed: detail.resumed } : {};
}
