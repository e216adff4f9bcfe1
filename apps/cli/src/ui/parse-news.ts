import { z } from 'zod';
import { parseChildMessage, type ChildMessage } from '../processes/child-messages.js';

const concerned = z.object({ sweepId: z.string().optional() });

/** News of a sweep, or of all of them where it names none. */
export type SweepNews = ChildMessage & { readonly sweepId?: string | undefined };

/** What a worker says over its channel, with the sweep that it concerns; undefined for what is of no concern to anybody. */
export function parseNews(message: unknown): SweepNews | undefined {
  const parsed = parseChildMessage(message);
  return parsed === undefined || parsed.type === 'ready'
    ? undefined
    : { ...parsed, sweepId: concerned.safeParse(message).data?.sweepId };
}
