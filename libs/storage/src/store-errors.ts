import { LiesweepError } from '@liesweep/sweep';

/** Terminal: the row store holds no sweep of that name. */
export class UnknownSweepError extends LiesweepError {
  constructor(readonly sweepId: string) {
    super('UnknownSweepError', `sweep ${sweepId}: not in the row store; save it first`);
  }
}

/** Terminal: a store's URI has another form than the stores that exist. */
export class InvalidStoreUriError extends LiesweepError {
  constructor(
    readonly uri: string,
    readonly expected: string,
  ) {
    super('InvalidStoreUriError', `store URI: expected ${expected}, got ${JSON.stringify(uri)}`);
  }
}

/** Terminal: a file name or extension that a tensor store does not take. */
export class InvalidFileNameError extends LiesweepError {
  constructor(
    readonly fileName: string,
    expected: string,
  ) {
    super('InvalidFileNameError', `file name: expected ${expected}, got ${JSON.stringify(fileName)}`);
  }
}
