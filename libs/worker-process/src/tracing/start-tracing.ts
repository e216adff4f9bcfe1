import type { OpenTelemetrySinks } from '@temporalio/interceptors-opentelemetry';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import { traceCollector } from './trace-collector.js';

/** What a worker needs to be traced. */
export interface Tracing {
  /** Makes a span of every activity. */
  readonly activity: ActivityInterceptorsFactory;
  /** Takes the spans of workflows out of their isolate; only of a bundle that has the interceptors. */
  readonly sinks: InjectedSinks<OpenTelemetrySinks>;
  /** Sends what is left; gives up after some seconds. */
  stop(): Promise<void>;
}

/** A collector that is away must not keep a process from ending. */
const FLUSH_WITHIN_MS = 3000;

/**
 * Sends traces to the collector that `OTEL_EXPORTER_OTLP_ENDPOINT` names, over HTTP. Where none is named, nothing is
 * loaded.
 *
 * @param service `service.name` of the spans, unless `OTEL_SERVICE_NAME` says another
 * @throws Error when the variable is no URL
 */
export async function startTracing(
  service: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Tracing | undefined> {
  if (traceCollector(environment) === undefined) return undefined;
  const [temporal, { OTLPTraceExporter }, { detectResourcesSync, envDetectorSync, Resource }, sdk, hooks] =
    await Promise.all([
      import('@temporalio/interceptors-opentelemetry'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/context-async-hooks'),
    ]);
  const resource = new Resource({
    ...Resource.default().attributes,
    'service.name': `liesweep-${service}`,
    ...detectResourcesSync({ detectors: [envDetectorSync] }).attributes,
  });
  const processor = new sdk.BatchSpanProcessor(new OTLPTraceExporter()); // reads its variables itself
  const provider = new sdk.BasicTracerProvider({ resource, spanProcessors: [processor] });
  provider.register({ contextManager: new hooks.AsyncLocalStorageContextManager() });
  return {
    activity: (context) => ({
      inbound: new temporal.OpenTelemetryActivityInboundInterceptor(context),
      outbound: new temporal.OpenTelemetryActivityOutboundInterceptor(context),
    }),
    sinks: { exporter: temporal.makeWorkflowExporter(processor, resource) },
    stop: async () => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_WITHIN_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
}
