import { errorMessage, innermostCause } from '@liesweep/sweep/errors';
import { measuredWorker, type MeasuredWorker } from './measured-worker.js';
import { resolveMetricsAddress, type MetricsAddress } from './metrics-address.js';
import { parseMetrics } from './parse-metrics.js';

/** A worker answers at once, or not at all. */
const TIMEOUT_MS = 2_000;

/** Ours are a few kilobytes. */
const MOST_BYTES = 2 ** 20;

/** Asked at the same time. */
const AT_ONCE = 16;

/** What was read of workers, and what could not be, in sentences. */
export interface ReadMetrics {
  readonly workers: readonly MeasuredWorker[];
  readonly problems: readonly string[];
}

/** Reads what all workers measure, several at once, each within a time and a size. */
export async function readMetrics(addresses: readonly MetricsAddress[], timeoutMs = TIMEOUT_MS): Promise<ReadMetrics> {
  const problems: string[] = [];
  const urls = await Promise.all(
    addresses.map(async (address) => {
      try {
        return await resolveMetricsAddress(address);
      } catch (error) {
        problems.push(
          `No worker answers to ${address.host}: none runs at the moment, or the name is wrong (${errorMessage(error)}).`,
        );
        return [];
      }
    }),
  );
  const waiting = urls.flat();
  const workers: MeasuredWorker[] = [];
  const readNext = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      try {
        workers.push(measuredWorker(parseMetrics(await readText(url, timeoutMs))));
      } catch (error) {
        problems.push(`The metrics at ${url} cannot be read: ${errorMessage(innermostCause(error))}.`);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, readNext));
  return { workers, problems };
}

async function readText(url: string, timeoutMs: number): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  if (!response.ok) throw new Error(`it answers ${String(response.status)}`);
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop lets go of the rest.
  for await (const piece of response.body ?? []) {
    bytes += (piece as Uint8Array).length;
    if (bytes > MOST_BYTES) throw new Error(`it answers more than ${String(MOST_BYTES)} bytes`);
    text += decoder.decode(piece as Uint8Array, { stream: true });
  }
  return text;
}
