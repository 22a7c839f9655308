import type { DirectoryListingStore } from '../../services/customers/directory/directory-listing-store.ts';
import { inTime } from '../../services/in-time.ts';
import { OperatingFiguresStore } from '../../services/reports/operating-figures.ts';
import type { OpenTracer } from '../telemetry/open-tracer.ts';
import type { PrometheusMeter } from '../telemetry/prometheus-meter.ts';
import { Telemetry } from '../telemetry/telemetry.ts';
import type { DeskOptions } from './options.ts';

/** Prometheus gives up after ten seconds, and the database may hang. */
const readWithinMs = 3_000;

export interface OpenTelemetry {
  readonly telemetry: Telemetry;
  /** Begins to answer those who ask for the numbers. */
  serve(): Promise<void>;
  close(): Promise<void>;
}

type TelemetryOptions = Pick<
  DeskOptions,
  'metricsAddress' | 'tracesUrl' | 'refreshTokens' | 'database' | 'clock' | 'log'
>;

/** Loads only the libraries of what is switched on. */
export async function openTelemetry(options: TelemetryOptions, listing: DirectoryListingStore): Promise<OpenTelemetry> {
  const [meter, tracer] = await Promise.all([openMeter(options, listing), openTracer(options)]);
  const closing: (() => Promise<void>)[] = tracer ? [() => endTracing(tracer, options)] : [];
  return {
    telemetry: new Telemetry({ meter, tracer }),
    async serve() {
      const { metricsAddress, log } = options;
      if (!meter || !metricsAddress) return;
      const { startMetricsServer } = await import('../telemetry/metrics-server.ts');
      const server = await startMetricsServer({ meter, ...metricsAddress, log });
      closing.push(() => server.close());
      log.info({ port: server.port }, 'metrics are served');
    },
    async close() {
      await Promise.all(closing.map((close) => close()));
    },
  };
}

async function openMeter(
  { metricsAddress, refreshTokens, database, clock, log }: TelemetryOptions,
  listing: DirectoryListingStore,
): Promise<PrometheusMeter | undefined> {
  if (!metricsAddress) return undefined;
  const { PrometheusMeter } = await import('../telemetry/prometheus-meter.ts');
  const figures = new OperatingFiguresStore(database, listing);
  return new PrometheusMeter({
    database: database.engine,
    tokenAge: () => refreshTokens.ageSeconds(),
    readFigures: async () => {
      try {
        return await inTime(figures.read(clock.now()), readWithinMs, 'reading the figures');
      } catch (error) {
        log.warn({ err: error }, 'figures for the metrics could not be read');
        return undefined;
      }
    },
  });
}

async function openTracer({ tracesUrl }: TelemetryOptions): Promise<OpenTracer | undefined> {
  if (tracesUrl === undefined) return undefined;
  const { openTracer: open } = await import('../telemetry/open-tracer.ts');
  return open(tracesUrl);
}

/** Traces that a collector does not take are no reason to stop late. */
async function endTracing(tracer: OpenTracer, { log }: TelemetryOptions): Promise<void> {
  try {
    await inTime(tracer.close(), readWithinMs, 'sending the last traces');
  } catch (error) {
    log.warn({ err: error }, 'last traces could not be sent');
  }
}
