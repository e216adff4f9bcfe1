import { CancellationScope, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { StandingOrder } from '@liesweep/sweep';
import { RECORDING, type OrchestratorActivities } from './activities.js';
import type { SweepState } from './sweep-state.js';

const { openEpoch, recordStanding } = proxyLocalActivities<OrchestratorActivities>(RECORDING);

/** More than a sweep says between two events of its history. */
const WORDS_PER_EVENT = 1024;

/**
 * The only one who tells the row store where a sweep stands: one write after the other, each of what is true when its turn
 * has come, and each with its place in the order.
 *
 * The sequence grows with the history, too. An orchestrator that was taken for dead may still write what it was about to
 * write, and whoever has carried on in its place knows of more events, so that its word is the later one.
 */
export class StandingRecorder {
  readonly #state: SweepState;
  /** Sequence of the last word of the run before this one. */
  readonly #base: number;
  /** The write that is under way, or the last one. */
  #turn: Promise<void> = Promise.resolve();
  /** The write that waits for its turn. */
  #next: Promise<void> | undefined;
  #writes = 0;

  constructor(state: SweepState) {
    this.#state = state;
    this.#base = state.order?.sequence ?? 0;
  }

  /** Nothing is being written or waits to be. */
  get isIdle(): boolean {
    return this.#writes === 0;
  }

  /**
   * Keeps where the sweep stands; who asks while others wait for their turn shares it with them.
   *
   * @throws ActivityFailure when the row store refuses for good
   */
  record(): Promise<void> {
    if (!this.#state.hasOneRecorder) {
      return recordStanding({ sweepId: this.#state.sweep.sweepId, standing: this.#state.standing });
    }
    if (this.#next === undefined) {
      this.#writes++;
      const next = this.#turn.then(() => {
        this.#next = undefined;
        return CancellationScope.nonCancellable(() => this.#write());
      });
      this.#next = next;
      this.#turn = next
        .catch(() => undefined)
        .then(() => {
          this.#writes--;
        });
    }
    return this.#next;
  }

  async #write(): Promise<void> {
    const { order, sweep } = this.#state;
    const { sweepId } = sweep;
    const epoch = order?.epoch ?? (await openEpoch({ sweepId }));
    const next = this.#orderAfter({ epoch, sequence: this.#state.order?.sequence ?? 0 });
    this.#state.order = next;
    await recordStanding({ sweepId, standing: this.#state.standing, order: next });
  }

  #orderAfter({ epoch, sequence }: StandingOrder): StandingOrder {
    const { historyLength } = workflowInfo();
    return { epoch, sequence: Math.max(sequence + 1, this.#base + WORDS_PER_EVENT * historyLength) };
  }
}
