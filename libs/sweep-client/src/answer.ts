import type { ShownStage } from './sweep-view.js';

/** What a command did to a sweep. */
export interface Answer {
  readonly sweepId: string;
  /** False where there was nothing left to do. */
  readonly hasChanged: boolean;
  /** What the sweep does now. */
  readonly stage: ShownStage;
  /** The same in words, to come after the sweep's id. */
  readonly message: string;
}
