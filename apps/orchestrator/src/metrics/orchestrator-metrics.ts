import { Counter, Histogram, type Registry } from '@liesweep/worker-process';
import type { FailedAttempt } from '@liesweep/workflows';

/** An activity on the row store takes milliseconds; the planning of a large grid, minutes. */
const ACTIVITY_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300];

/** What an orchestrator measures; the names are documented in `docs/operations.md`. */
export class OrchestratorMetrics {
  readonly #recorded: Counter;
  readonly #givenUp: Counter<'reason'>;
  readonly #planned: Counter;
  readonly #failures: Counter<'class' | 'reaction'>;
  readonly #activitySeconds: Histogram<'activity' | 'outcome'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#recorded = new Counter({
      name: 'liesweep_trials_recorded_total',
      help: 'Trials whose results this orchestrator recorded.',
      registers,
    });
    this.#givenUp = new Counter({
      name: 'liesweep_trials_given_up_total',
      help: 'Trials recorded as failures, by the name of the error.',
      labelNames: ['reason'],
      registers,
    });
    this.#planned = new Counter({
      name: 'liesweep_shards_planned_total',
      help: 'Shards that were planned.',
      registers,
    });
    this.#failures = new Counter({
      name: 'liesweep_shard_failures_total',
      help: 'Failed attempts to train a shard, by class, and by what was done: retry, halve, give-up or abort.',
      labelNames: ['class', 'reaction'],
      registers,
    });
    this.#activitySeconds = new Histogram({
      name: 'liesweep_activity_duration_seconds',
      help: 'Time that planning and recording took, by activity and outcome: ok or error.',
      labelNames: ['activity', 'outcome'],
      buckets: ACTIVITY_SECONDS,
      registers,
    });
  }

  /** Results are in the row store. */
  recorded(trials: number): void {
    this.#recorded.inc(trials);
  }

  /** Trials will not be tried again. */
  gaveUp(trials: number, reason: string): void {
    this.#givenUp.inc({ reason }, trials);
  }

  /** A round is planned. */
  planned(shards: number): void {
    this.#planned.inc(shards);
  }

  /** An attempt to train a shard failed. */
  failed({ failureClass, reaction }: FailedAttempt): void {
    this.#failures.inc({ class: failureClass, reaction });
  }

  /** An activity has ended. */
  took(activity: string, outcome: 'ok' | 'error', seconds: number): void {
    this.#activitySeconds.observe({ activity, outcome }, seconds);
  }
}
