import type { JobAnswer } from './job-answer.js';
import type { JobInput, JobName } from './jobs.js';

/** What a worker is asked. */
export interface JobRequest {
  readonly job: JobName;
  readonly input: JobInput<JobName>;
}

/** What it says. */
export type JobReply =
  | { readonly answer: JobAnswer }
  /** `status` where it is a refusal, for whoever asked. */
  | { readonly error: { readonly name: string; readonly message: string; readonly status?: number } };
