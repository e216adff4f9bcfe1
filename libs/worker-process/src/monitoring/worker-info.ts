import { Gauge, type Registry } from 'prom-client';

/** Says with the metrics of a process which worker of Temporal it is, so that both can be shown as one. */
export function measureWorker(
  metrics: Registry,
  worker: { readonly identity: string; readonly taskQueue: string },
): void {
  new Gauge({
    name: 'liesweep_worker_info',
    help: 'Always 1; which worker of Temporal this process is.',
    labelNames: ['identity', 'queue'],
    registers: [metrics],
  }).set({ identity: worker.identity, queue: worker.taskQueue }, 1);
}
