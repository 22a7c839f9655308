import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../services/log.ts';
import type { PrometheusMeter } from './prometheus-meter.ts';

interface MetricsServerOptions {
  readonly meter: PrometheusMeter;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
}

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** `/metrics` on an address of its own, so that no proxy can let it out by mistake. Without a password, as Prometheus expects it. */
export async function startMetricsServer({ meter, host, port, log }: MetricsServerOptions): Promise<MetricsServer> {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (request, response) => {
    answer(request, response, meter).catch((error: unknown) => {
      log.error({ err: error }, 'metrics could not be read');
      response.destroy();
    });
  });
  server.maxConnections = 20;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** restify replaces `writeHead` of every server in the process by one that returns nothing, so calls are not chained. */
async function answer(request: IncomingMessage, response: ServerResponse, meter: PrometheusMeter): Promise<void> {
  const isAsked = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
  response.statusCode = isAsked ? 200 : 404;
  if (!isAsked) return void response.end();
  response.setHeader('Content-Type', meter.contentType);
  response.setHeader('Cache-Control', 'no-store');
  response.end(await meter.read());
}
