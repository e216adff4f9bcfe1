import { traceCollector } from './trace-collector.js';

const ENDPOINT = 'http://localhost:4318';

describe('the collector of traces', () => {
  it.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_SDK_DISABLED: 'true' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_TRACES_EXPORTER: 'none' },
  ])('is none with %j', (environment) => {
    expect(traceCollector(environment)).toBeUndefined();
  });

  it('is the one for traces before the one for all', () => {
    expect(traceCollector({ OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT })?.port).toBe('4318');
    const both = { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://t:1/v1/traces' };
    expect(traceCollector(both)?.host).toBe('t:1');
  });

  it.each(['localhost:4318', 'grpc://localhost:4317', 'x'])('%s is an error that names the variable', (url) => {
    expect(() => traceCollector({ OTEL_EXPORTER_OTLP_ENDPOINT: url })).toThrow(
      /^OTEL_EXPORTER_OTLP_ENDPOINT: expected/,
    );
  });
});
