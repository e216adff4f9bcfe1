import { parentPort, workerData } from 'node:worker_threads';
import { JobRefusal } from './job-refusal.js';
import { JobStores, type StoreUris } from './job-stores.js';
import { runJob } from './jobs.js';
import type { JobReply, JobRequest } from './messages.js';

/** A thread that computes and draws, one job after the other, so that the server goes on answering meanwhile. */
const stores = new JobStores(workerData as StoreUris);

parentPort?.on('message', (request: JobRequest) => {
  void answer(request).then((reply) => {
    parentPort?.postMessage(reply);
  });
});

async function answer({ job, input }: JobRequest): Promise<JobReply> {
  try {
    return { answer: await runJob(job, input, stores) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message, ...(error instanceof JobRefusal ? { status: error.status } : {}) } };
  }
}
