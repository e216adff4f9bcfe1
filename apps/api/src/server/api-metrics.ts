import { Counter, Gauge, Histogram, type Registry } from '@liesweep/worker-process/process';

/** An answer takes milliseconds; a report of a large sweep, or the planning of one, seconds. */
const REQUEST_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** What the server measures; the names are documented in `docs/operations.md`. */
export class ApiMetrics {
  readonly openStreams: Gauge;
  readonly polls: Counter<'of'>;
  readonly #requests: Counter<'route' | 'status'>;
  readonly #seconds: Histogram<'route'>;
  readonly #bytes: Counter<'route'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.openStreams = new Gauge({ name: 'liesweep_api_open_streams', help: 'Live streams that are open.', registers });
    this.polls = new Counter({
      name: 'liesweep_api_polls_total',
      help: 'Readings of the row store for live streams: of a sweep, or of the list.',
      labelNames: ['of'],
      registers,
    });
    this.#requests = new Counter({
      name: 'liesweep_api_requests_total',
      help: 'Requests that were answered, by the operation of the interface and the status; `page` is the page, `none` no operation.',
      labelNames: ['route', 'status'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'liesweep_api_request_duration_seconds',
      help: 'Time from request to the end of the answer, by operation; live streams are left out.',
      labelNames: ['route'],
      buckets: REQUEST_SECONDS,
      registers,
    });
    this.#bytes = new Counter({
      name: 'liesweep_api_sent_bytes_total',
      help: 'Bytes of answers, headers included, by operation.',
      labelNames: ['route'],
      registers,
    });
  }

  /** A request was answered; `seconds` is undefined for a stream, whose end is no answer. */
  answered(route: string, status: number, seconds: number | undefined, bytes: number): void {
    this.#requests.inc({ route, status: String(status) });
    if (seconds !== undefined) this.#seconds.observe({ route }, seconds);
    this.#bytes.inc({ route }, bytes);
  }
}
