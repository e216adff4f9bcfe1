/** What a new sweep begins with, as the page's address says it. */
export interface SweepSource {
  readonly from: SourceKind;
  /** Name of an example, digest of an upload, or id of a sweep; empty for a formula. */
  readonly of: string;
  /** Name of the data file. */
  readonly file: string;
}

const KINDS = ['data', 'formula', 'example', 'sweep', 'extend'] as const;

/** Data, a formula without data, an example, a copy of a sweep, or a sweep that is to be made larger. */
export type SourceKind = (typeof KINDS)[number];

/** What the address says; undefined where nothing was chosen yet. */
export function sweepSource(search: Readonly<Record<string, unknown>>): SweepSource | undefined {
  const from = KINDS.find((kind) => kind === search.from);
  if (from === undefined) return undefined;
  const text = (key: string): string => {
    const value = search[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return { from, of: text('of'), file: text('file') };
}

/** The same for two sources exactly where they are the same. */
export function sourceKey(source: SweepSource | undefined): string {
  return source === undefined ? '' : JSON.stringify([source.from, source.of, source.file]);
}
