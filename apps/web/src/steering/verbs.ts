import type { Stage, Sweep } from '@liesweep/api-contract';

const VERBS = ['pause', 'drain', 'resume', 'cancel', 'retry', 'delete'] as const;

/** What can be done to a sweep from outside. */
export type Verb = (typeof VERBS)[number];

/** What a verb is called on a button, and what it means. */
export const VERB_WORDS: Readonly<Record<Verb, { readonly label: string; readonly hint: string }>> = {
  pause: { label: 'Pause', hint: 'Starts no more shards until it is resumed' },
  drain: { label: 'Drain', hint: 'Lets the shards in flight end, and starts no others' },
  resume: { label: 'Resume', hint: 'Goes on where it stands' },
  cancel: { label: 'Cancel', hint: 'Stops training; what is recorded stays' },
  retry: { label: 'Retry failed trials', hint: 'Tries the trials again that were given up' },
  delete: { label: 'Delete …', hint: 'Removes the sweep with the trials that no other sweep has' },
};

const AT_WORK: readonly Stage[] = ['running', 'paused', 'draining'];

const POSSIBLE: Readonly<Record<Verb, (sweep: Pick<Sweep, 'stage' | 'failed'>) => boolean>> = {
  pause: ({ stage }) => stage === 'running',
  drain: ({ stage }) => stage === 'running' || stage === 'paused',
  resume: ({ stage }) => stage !== 'running' && stage !== 'complete',
  cancel: ({ stage }) => AT_WORK.includes(stage),
  retry: ({ failed }) => failed > 0,
  delete: ({ stage }) => !AT_WORK.includes(stage),
};

/** What makes sense for a sweep as it stands, in the order of `VERBS`. The server answers any verb, and says what it changed. */
export function possibleVerbs(sweep: Pick<Sweep, 'stage' | 'failed'>): readonly Verb[] {
  return VERBS.filter((verb) => POSSIBLE[verb](sweep));
}
