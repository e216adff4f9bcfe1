type Environment = Readonly<Record<string, string | undefined>>;

const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'] as const;

/**
 * The collector that OpenTelemetry's own variables name; undefined where none is named, or tracing is switched off.
 *
 * @throws Error that names the variable which is no URL
 */
export function traceCollector(environment: Environment): URL | undefined {
  if (environment.OTEL_SDK_DISABLED === 'true' || environment.OTEL_TRACES_EXPORTER === 'none') return undefined;
  const name = ENDPOINTS.find((each) => (environment[each] ?? '') !== '');
  if (name === undefined) return undefined;
  const url = URL.parse(environment[name] ?? '');
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(
      `${name}: expected the URL of a collector that takes OTLP over HTTP, such as http://localhost:4318`,
    );
  }
  return url;
}
