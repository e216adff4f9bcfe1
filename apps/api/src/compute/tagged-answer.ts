import { createHash } from 'node:crypto';
import type { JobAnswer } from './job-answer.js';

/** Hexadecimal digits of an answer’s tag. */
const TAG_DIGITS = 32;

/** An answer with its content’s tag, for HTTP. */
export interface TaggedAnswer extends JobAnswer {
  readonly tag: string;
}

/** Tags an answer by its content. */
export function taggedAnswer(answer: JobAnswer): TaggedAnswer {
  return { ...answer, tag: createHash('sha256').update(answer.body).digest('hex').slice(0, TAG_DIGITS) };
}
