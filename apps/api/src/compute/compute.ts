import { createHash } from 'node:crypto';
import { BoundedCache } from './bounded-cache.js';
import type { StoreUris } from './job-stores.js';
import type { JobInput, JobName } from './jobs.js';
import { taggedAnswer, type TaggedAnswer } from './tagged-answer.js';
import { WorkerLane } from './worker-lane.js';

/** Answers that were given lately, bytes in all. */
const MOST_BYTES = 48 * 1024 * 1024;

/** What draws takes long and much memory: nobody who looks at generators waits for it. */
const DRAWN: ReadonlySet<JobName> = new Set(['figures', 'figure', 'report'] satisfies JobName[]);

/**
 * What takes more than a moment to compute, done in two threads, so that the server goes on answering: one draws, one does all
 * else. What is asked for again is not computed again; of several who ask for the same, one makes it.
 */
export class Compute {
  readonly #drawing: WorkerLane;
  readonly #counting: WorkerLane;
  readonly #answers = new BoundedCache<TaggedAnswer>(MOST_BYTES, ({ body }) => body.length);

  constructor(uris: StoreUris) {
    this.#drawing = new WorkerLane(uris);
    this.#counting = new WorkerLane(uris);
  }

  /**
   * The answer of a job. Its input has to name all that decides it, such as a revision or the digest of a file.
   *
   * @throws HttpProblem, and Error with the name of what a store threw
   */
  ask<Name extends JobName>(job: Name, input: JobInput<Name>): Promise<TaggedAnswer> {
    const key = `${job} ${createHash('sha256').update(JSON.stringify(input)).digest('hex')}`;
    return this.#answers.get(key, async () => {
      const lane = DRAWN.has(job) ? this.#drawing : this.#counting;
      return taggedAnswer(await lane.run({ job, input }));
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#drawing.close(), this.#counting.close()]);
  }
}
