/** Where a process listens for those who watch it. */
export interface MonitoringAddress {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Nobody asked for this address: where it is taken the process runs without. */
  readonly isDefault: boolean;
}

/** Loopback, on the port that OpenTelemetry's registry of exporters gives to Prometheus. */
const DEFAULT: MonitoringAddress = { host: '127.0.0.1', port: 9464, isDefault: true };

const HIGHEST_PORT = 65_535;

/**
 * Reads `LIESWEEP_METRICS_ADDRESS`: `host:port`, `[address]:port` for IPv6, or `off`.
 *
 * @returns undefined for `off`; 127.0.0.1:9464 where nothing is said
 * @throws RangeError that says what was expected
 */
export function parseMonitoringAddress(text: string | undefined): MonitoringAddress | undefined {
  if (text === undefined || text === '') return DEFAULT;
  if (text === 'off') return undefined;
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || !(port <= HIGHEST_PORT)) {
    throw new RangeError(`expected off or host:port, such as 127.0.0.1:9464, got ${JSON.stringify(text)}`);
  }
  return { host, port, isDefault: false };
}
