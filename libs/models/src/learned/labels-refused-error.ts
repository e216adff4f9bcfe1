import { LiesweepError } from '@liesweep/sweep';

/** Terminal: nothing can be fitted to the labels; the reason says what to do. */
export class LabelsRefusedError extends LiesweepError {
  /** @param refusal a word for the cause, such as `too-few-rows` */
  constructor(
    reason: string,
    readonly refusal: string | null = null,
  ) {
    super('LabelsRefusedError', reason);
  }
}
