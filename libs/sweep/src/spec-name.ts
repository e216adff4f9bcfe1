import type { SweepRecord } from './sweep-record.js';

/** What tells one specification of one sweep from all others. */
type SpecIdentity = Pick<SweepRecord, 'sweepId' | 'specDigest'>;

/** The name of a specification in the tensor store. A sweep that was extended has one for each grid that it had. */
export function specName({ sweepId, specDigest }: SpecIdentity): string {
  return `specs/${sweepId}/${specDigest.slice('sha256:'.length)}.json`;
}

/** Whose specification has this name; undefined when it is no such name. */
export function parseSpecName(name: string): SpecIdentity | undefined {
  const [, sweepId, digits] = /^specs\/([a-z0-9-]+)\/([0-9a-f]{64})\.json$/.exec(name) ?? [];
  return sweepId === undefined || digits === undefined ? undefined : { sweepId, specDigest: `sha256:${digits}` };
}
