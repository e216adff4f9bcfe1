/** What `liesweep ui` is asked to do. */
export interface UiOptions {
  /** A folder of runs, or the folder of a run, its id or the beginning of it, or `@last`; undefined for the runs of the current folder. */
  readonly run: string | undefined;
  /** The address to listen at. */
  readonly host: string;
  /** Undefined for the usual one, or any other where that is taken. */
  readonly port: number | undefined;
  readonly slots: number | undefined;
  /** Opens the page where there is a screen. */
  readonly opens: boolean;
  /** Whoever has the page's address without the token is let in too. */
  readonly needsToken: boolean;
  readonly isReadOnly: boolean;
  readonly json: boolean;
}
