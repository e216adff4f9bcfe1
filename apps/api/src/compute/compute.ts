import { createHash } from 'node:crypto';
import { BoundedCache } from './bounded-cache.js';
import type { StoreUris } from './job-stores.js';
import type { JobInput, JobName } from './jobs.js';
import { taggedAnswer, type TaggedAnswer } from './tagged-answer.js';
import { WorkerLane } from './worker-lane.js';

/** Answers that were given lately, bytes in all. */
const MOST_BYTES = 48 * 1024 * 1024;

/** Threads for all else: an algebra of many generators takes seconds, a curve nothing. */
const COUNTING_LANES = 2;

/** What draws takes long and much memory: nobody who looks at generators waits for it. */
const DRAWN: ReadonlySet<JobName> = new Set(['figures', 'figure', 'report'] satisfies JobName[]);

/**
 * What takes more than a moment to compute, done in threads of their own, so that the server goes on answering: one draws, two do
 * all else. What is asked for again is not computed again; of several who ask for the same, one makes it.
 */
export class Compute {
  readonly #drawing: WorkerLane;
  readonly #counting: readonly WorkerLane[];
  readonly #answers = new BoundedCache<TaggedAnswer>(MOST_BYTES, ({ body }) => body.length);

  constructor(uris: StoreUris) {
    this.#drawing = new WorkerLane(uris);
    this.#counting = Array.from({ length: COUNTING_LANES }, () => new WorkerLane(uris));
  }

  /**
   * The answer of a job. Its input has to name all that decides it, such as a revision or the digest of a file.
   *
   * @throws HttpProblem, and Error with the name of what a store threw
   */
  ask<Name extends JobName>(job: Name, input: JobInput<Name>): Promise<TaggedAnswer> {
    const key = `${job} ${createHash('sha256').update(JSON.stringify(input)).digest('hex')}`;
    return this.#answers.get(key, async () => {
      return taggedAnswer(await this.#laneFor(job).run({ job, input }));
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#drawing, ...this.#counting].map((lane) => lane.close()));
  }

  /** The first lane with the least to do: a second thread is started only when the first one is busy. */
  #laneFor(job: JobName): WorkerLane {
    if (DRAWN.has(job)) return this.#drawing;
    return this.#counting.reduce((best, lane) => (lane.load < best.load ? lane : best));
  }
}
