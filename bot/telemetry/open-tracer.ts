import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span as OtelSpan } from '@opentelemetry/api';
import type { Tracer } from './telemetry.ts';

export interface OpenTracer extends Tracer {
  /** Sends what is not sent yet. */
  close(): Promise<void>;
}

/**
 * Sends traces by OpenTelemetry's protocol over HTTP to a collector; its headers and time limits are read from OpenTelemetry's own
 * settings (`OTEL_EXPORTER_OTLP_HEADERS`). The libraries are loaded here, so whoever wants no traces does not pay for them.
 */
export async function openTracer(collectorUrl: string): Promise<OpenTracer> {
  const [
    { ROOT_CONTEXT, SpanStatusCode, trace },
    { BatchSpanProcessor, TracerProvider },
    { OTLPTraceExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', withSlash(collectorUrl)).href });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'agreement-desk' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('agreement-desk');
  const current = new AsyncLocalStorage<OtelSpan>();
  return {
    async span(name, work) {
      const parent = current.getStore();
      const span = tracer.startSpan(name, {}, parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT);
      try {
        return await current.run(span, () => work({ set: (attributes) => void span.setAttributes(attributes) }));
      } catch (failure) {
        // Without the message, which may hold what somebody typed.
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw failure;
      } finally {
        span.end();
      }
    },
    close: () => provider.shutdown(),
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
