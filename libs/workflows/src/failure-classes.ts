import { ActivityFailure, ApplicationFailure, CancelledFailure, TimeoutFailure } from '@temporalio/common';
import type { SickDevice } from '@liesweep/sweep';
import { thrownMessage } from '@liesweep/sweep/errors';

/** Everything that follows from why something failed, in one object for each class. */
export interface FailureClassDefinition<Name extends string = string> {
  readonly name: Name;
  /** What it comes from, and what is done about it, as `docs/architecture.md` tells the user. */
  readonly cause: string;
  readonly answer: string;
  /** Names of the errors that lead to it. */
  readonly errors: readonly string[];
  /** What a shard's workflow does about a part whose training fails so. */
  readonly training: {
    /** With how many failures of the class a part is not tried again. */
    readonly limit: number;
    /** Before it is tried again the first time; doubled each time after. */
    readonly delayMs: number;
    /** What is done with a part that has reached the limit; a single trial is given up where its part would be halved. */
    readonly atLimit: 'halve' | 'give-up' | 'abort';
    /** The count begins anew when the part has come further than before. */
    readonly isForgivenByProgress?: true;
    /** What an attempt resumed from may be why it failed, which says nothing of the trials: the next one starts over. */
    readonly mayBeOfCheckpoint?: true;
  };
  /** What Temporal does about an activity of the orchestrator that fails so. */
  readonly activity: {
    /** Infinity for what passes by itself, 1 for what would fail the same way. */
    readonly mostAttempts: number;
    /** What is in the way meanwhile, for who waits. */
    readonly trouble: (activity: string, message: string) => string;
  };
}

/** Attempts at an activity whose error nobody knows: about two minutes. */
const MOST_ATTEMPTS = 8;

const fails = (activity: string, message: string): string => `${activity} fails: ${message}`;
const asItSays = (_activity: string, message: string): string => message;

const BOUNDED = { mostAttempts: MOST_ATTEMPTS, trouble: fails };
const NEVER_AGAIN = { mostAttempts: 1, trouble: fails };
const UNTIL_IT_PASSES = { mostAttempts: Infinity, trouble: asItSays };

function defineFailureClass<const Name extends string>(
  definition: FailureClassDefinition<Name>,
): FailureClassDefinition<Name> {
  return definition;
}

const preempted = defineFailureClass({
  name: 'preempted',
  cause: 'the trainer was told to stop',
  answer: 'again at once, from the checkpoint, without end',
  errors: ['PreemptedError'],
  training: { limit: Infinity, delayMs: 0, atLimit: 'halve' },
  activity: BOUNDED,
});

const outOfMemory = defineFailureClass({
  name: 'out-of-memory',
  cause: 'the stack does not fit',
  answer: 'halve the part; a single trial is given up',
  errors: ['OutOfDeviceMemoryError'],
  training: { limit: 1, delayMs: 0, atLimit: 'halve' },
  activity: BOUNDED,
});

/** Also of every error that has no class, so that a trial that always raises it is found and set aside. */
const crashed = defineFailureClass({
  name: 'crashed',
  cause: 'the slot died, fell silent, or threw the unknown',
  answer: 'again after 1, 2 s; the third time halve, or give a single trial up; \\*',
  errors: ['TrainerCrashedError'],
  training: { limit: 3, delayMs: 1000, atLimit: 'halve', mayBeOfCheckpoint: true },
  activity: BOUNDED,
});

/** What JavaScript itself raises does not depend on the device: the same trials raise it again, all of them. */
const fault = defineFailureClass({
  name: 'fault',
  cause: 'the program itself raised `TypeError` or the like',
  answer: 'again once, then give the whole part up; \\*',
  errors: ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'],
  training: { limit: 2, delayMs: 1000, atLimit: 'give-up', mayBeOfCheckpoint: true },
  activity: BOUNDED,
});

const corrupt = defineFailureClass({
  name: 'corrupt',
  cause: 'a stored file is missing or damaged',
  answer: 'again after 1, 2 s; the third time halve, or give a single trial up',
  errors: ['CorruptFileError', 'CheckpointMismatchError'],
  training: { limit: 3, delayMs: 1000, atLimit: 'halve' },
  activity: NEVER_AGAIN,
});

/**
 * A vanished machine says little about the trials; one that vanishes ten times under the same ones, which come no further
 * meanwhile, does.
 */
const lost = defineFailureClass({
  name: 'lost',
  cause: 'no heartbeat for 10 s',
  answer: 'again with growing pauses; the tenth time at the same step halve or give up',
  errors: ['TrainerLostError'],
  training: { limit: 10, delayMs: 1000, atLimit: 'halve', isForgivenByProgress: true },
  activity: BOUNDED,
});

const unavailable = defineFailureClass({
  name: 'unavailable',
  cause: 'a store does not answer',
  answer: 'again with pauses up to a minute, without end',
  errors: ['StoreUnavailableError'],
  training: { limit: Infinity, delayMs: 1000, atLimit: 'halve' },
  activity: UNTIL_IT_PASSES,
});

const terminal = defineFailureClass({
  name: 'terminal',
  cause: 'the sweep can never succeed',
  answer: 'the sweep fails with the reason',
  errors: [
    'InvalidSweepError',
    'ShapeMismatchError',
    'CorruptStoreError',
    'RefusedByStoreError',
    'SweepConflictError',
    'FitDidNotConvergeError',
    'LabelsRefusedError',
    'UnknownSweepError',
  ],
  training: { limit: 1, delayMs: 0, atLimit: 'abort' },
  activity: NEVER_AGAIN,
});

/** Every class of failure. A new one is an object above and its place here. */
export const FAILURE_CLASSES = [preempted, outOfMemory, crashed, fault, corrupt, lost, unavailable, terminal] as const;

/** The name of a class of failure. */
export type FailureClass = (typeof FAILURE_CLASSES)[number]['name'];

const BY_ERROR: ReadonlyMap<string, FailureClassDefinition<FailureClass>> = new Map(
  FAILURE_CLASSES.flatMap((definition) => definition.errors.map((error) => [error, definition] as const)),
);

const BY_NAME: ReadonlyMap<string, FailureClassDefinition<FailureClass>> = new Map(
  FAILURE_CLASSES.map((definition) => [definition.name, definition] as const),
);

/** The class that an error leads to, by its name; a crash where nobody knows the error. */
export function classOfError(error: string): FailureClassDefinition<FailureClass> {
  return BY_ERROR.get(error) ?? crashed;
}

/** What follows from a class. */
export function definitionOf(name: FailureClass): FailureClassDefinition<FailureClass> {
  return BY_NAME.get(name) ?? crashed;
}

/** Whether an error can never be got over: it ends the whole sweep. */
export function endsSweep(error: string): boolean {
  return classOfError(error).training.atLimit === 'abort';
}

/** Names of the errors that an orchestrator's activity raises again however often it is tried. */
export const NEVER_RETRIED_NAMES: readonly string[] = FAILURE_CLASSES.flatMap(({ errors, activity }) =>
  activity.mostAttempts === 1 ? errors : [],
);

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
  return resumed === true && definitionOf(failureClass).training.mayBeOfCheckpoint === true;
}

/** The failure of an activity, with the class of its error. */
export function classifyFailure(error: unknown): Failure {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) {
    const beginning = detailsOf(cause)
      .map(beginningIn)
      .find(({ resumed }) => resumed !== undefined);
    return { ...failureNamed(cause.type ?? 'Error', cause.message), ...beginning };
  }
  if (cause instanceof CancelledFailure) return failureNamed('PreemptedError', cause.message);
  if (cause instanceof TimeoutFailure) {
    const heartbeat: unknown = cause.lastHeartbeatDetails;
    const silence = failureNamed('TrainerLostError', `the trainer fell silent: ${cause.message}`);
    return { ...silence, ...stepIn(heartbeat), ...beginningIn(heartbeat) };
  }
  return failureNamed('TrainerCrashedError', thrownMessage(cause));
}

function failureNamed(name: string, message: string): Failure {
  return { failureClass: classOfError(name).name, name, message };
}

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
