import { setTimeout as sleep } from 'node:timers/promises';
import { Slot, type SlotOptions } from './slot.js';

/** The slots of a trainer, and what to do when none can be started. */
export interface SlotPoolOptions extends SlotOptions {
  readonly count: number;
  /** Called when a slot's process has ended three times in a row before it could train. */
  readonly onBroken: (reason: Error) => void;
}

const MOST_STARTS = 3;
const RESTART_AFTER_MS = 500;

/**
 * A fixed number of slots, each replaced by a fresh one when it ends or cannot be trusted any more. They are started at
 * once, so that they load while the trainer does.
 */
export class SlotPool {
  readonly #options: SlotPoolOptions;
  readonly #slots = new Set<Slot>();
  readonly #free: Slot[] = [];
  readonly #waiting: ((slot: Slot) => void)[] = [];
  #isClosed = false;

  constructor(options: SlotPoolOptions) {
    this.#options = options;
    for (let index = 0; index < options.count; index++) void this.#start();
  }

  /** The processes of the slots that live. */
  get processIds(): readonly number[] {
    return [...this.#slots].flatMap(({ processId }) => processId ?? []);
  }

  /** Takes a slot that can train, as soon as there is one; it is to be given back. */
  take(): Promise<Slot> {
    const slot = this.#free.shift();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Gives a slot back. */
  give(slot: Slot): void {
    if (!slot.isUsable) {
      slot.kill('it is replaced');
      return;
    }
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(slot);
    else next(slot);
  }

  /** Ends all slots, and starts none any more. */
  close(): void {
    this.#isClosed = true;
    for (const slot of this.#slots) slot.kill('the trainer ends');
  }

  async #start(): Promise<void> {
    for (let starts = 1; !this.#isClosed; starts++) {
      const slot = new Slot(this.#options);
      this.#slots.add(slot);
      void slot.ended.then(() => this.#slots.delete(slot));
      try {
        await slot.ready;
        void slot.ended.then(() => {
          this.#replace(slot);
        });
        this.give(slot);
        return;
      } catch (error) {
        if (starts === MOST_STARTS) {
          this.#options.onBroken(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        await sleep(RESTART_AFTER_MS);
      }
    }
  }

  #replace(slot: Slot): void {
    const index = this.#free.indexOf(slot);
    if (index !== -1) this.#free.splice(index, 1);
    void this.#start();
  }
}
