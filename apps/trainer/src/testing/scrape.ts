import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@liesweep/storage/testing';

/** A loopback address that was free a moment ago, as `LIESWEEP_METRICS_ADDRESS` takes it. */
export async function freeAddress(): Promise<string> {
  return `127.0.0.1:${String(await freePort())}`;
}

/** What a process answers to a probe. */
export async function probe(address: string, path: '/livez' | '/readyz'): Promise<string> {
  const response = await fetch(`http://${address}${path}`);
  return `${String(response.status)} ${(await response.text()).trim()}`;
}

/** The first answer that begins so. @throws TypeError when the process ends before */
export async function probeUntil(address: string, path: '/livez' | '/readyz', beginning: string): Promise<string> {
  for (;;) {
    const answer = await probe(address, path);
    if (answer.startsWith(beginning)) return answer;
    await sleep(20);
  }
}

/**
 * The value of a metric of a process, by its name and labels as Prometheus prints them.
 *
 * @returns NaN when there is none
 */
export async function scrape(address: string, sample: string): Promise<number> {
  const text = await (await fetch(`http://${address}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${sample} `));
  return Number(line?.slice(sample.length) ?? Number.NaN);
}
