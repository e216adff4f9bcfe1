import { LiesweepError } from '@liesweep/sweep';

/** Terminal: the row store holds no sweep of that name. */
export class UnknownSweepError extends LiesweepError {
  constructor(readonly sweepId: string) {
    super('UnknownSweepError', `sweep ${sweepId}: not in the row store; save it first`);
  }
}

/** Terminal: under this id the row store holds a sweep that computes something else. Nothing was changed. */
export class SweepConflictError extends LiesweepError {
  /**
   * @param reasons what differs, one sentence each
   */
  constructor(
    readonly sweepId: string,
    readonly reasons: readonly string[],
  ) {
    super(
      'SweepConflictError',
      `sweep ${sweepId}: the row store holds another sweep under this id, and nothing was changed; ${reasons.join('; ')}`,
    );
  }
}

/**
 * Terminal: the database takes no such value, however often it is tried: a number that is too large, a text that it cannot
 * hold, rows that contradict each other. Nothing was changed.
 */
export class RefusedByStoreError extends LiesweepError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('RefusedByStoreError', message, options);
  }
}

/** Terminal: a store's URI has another form than the stores that exist. */
export class InvalidStoreUriError extends LiesweepError {
  /** Without its password. */
  readonly uri: string;

  constructor(
    uri: string,
    readonly expected: string,
  ) {
    const shown = withoutPassword(uri);
    super('InvalidStoreUriError', `store URI: expected ${expected}, got ${JSON.stringify(shown)}`);
    this.uri = shown;
  }
}

/** A store's URI as it may be shown, logged and written down: without a password, also where the URI is not valid. */
export function withoutPassword(uri: string): string {
  return uri.replace(/^([a-z0-9+]+:\/*[^:/@]*):.*@/is, '$1@').replace(/([?&])password=[^&]*&?/gi, '$1');
}

/** Terminal: there is a token of this name already; names are never given twice, so that the audit stays clear. */
export class TokenExistsError extends LiesweepError {
  constructor(readonly tokenName: string) {
    super(
      'TokenExistsError',
      `token ${JSON.stringify(tokenName)}: there is one of this name already, perhaps a revoked one; choose another name`,
    );
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
