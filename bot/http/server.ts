import type { Server } from 'node:http';
import { finished } from 'node:stream/promises';
import type { TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import restify from 'restify';
import type { Turn } from '../../dialogs/turn.ts';
import type { Log } from '../../services/log.ts';
import { type Admitted, Door, type DoorSettings } from './door.ts';
import { type HttpAnswer, jsonAnswer, problemAnswer, sendAnswer } from './http-answer.ts';
import type { Readiness } from './readiness.ts';
import type { RequestIds } from './request-ids.ts';
import { isRefusal, refusalAnswer, refuse } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { TeamsAdapter } from '../teams/adapter.ts';

/** How long requests under way may take when the server closes. Then their connections are cut. */
const graceMs = 15_000;
const idleEveryMs = 50;

interface ServerOptions {
  readonly adapter: TeamsAdapter;
  readonly door: DoorSettings;
  readonly onTurn: (context: TurnContext, afterAnswer: Turn['afterAnswer']) => Promise<void>;
  readonly runInBackground: (work: () => Promise<void>) => void;
  readonly readiness: Readiness;
  readonly requestIds: RequestIds;
  readonly telemetry: Telemetry;
  /** Adds what else the server answers. */
  readonly addRoutes: (server: restify.Server, door: Door) => void;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no more requests, and resolves when those under way are answered or cut off. */
  close(): Promise<void>;
}

/** The bot's HTTP edge: where Teams delivers activities, and where the operator looks. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = restify.createServer({ name: 'agreement-desk' });
  hardenServer(server.server);
  server.pre(options.requestIds.handler);
  // Before the route is looked for, so that also a 404 has them.
  server.pre(securityHeaders);
  const door = new Door(options.door, options.log, (reason) => options.telemetry.refusal(reason));
  server.post('/api/messages', async (request, response) => {
    const taken = takeActivity({ ...options, door }, request, response);
    options.runInBackground(() => taken);
    return taken;
  });
  server.get('/healthz', (_request, response, next) => {
    response.json({ status: 'alive' });
    next();
  });
  server.get('/readyz', async (_request, response) => {
    const reason = await options.readiness.findTrouble();
    const body = reason === undefined ? { status: 'ready' } : { status: 'database cannot be written to', reason };
    sendAnswer(response, jsonAnswer(reason === undefined ? 200 : 503, body));
  });
  options.addRoutes(server, door);
  await listen(server, options);
  return { port: server.address().port, close: () => close(server) };
}

type TakeOptions = Omit<ServerOptions, 'door'> & { readonly door: Door };

async function takeActivity(options: TakeOptions, request: restify.Request, response: restify.Response): Promise<void> {
  const admitted = await options.door.admit(request);
  if (isRefusal(admitted)) {
    sendAnswer(response, refusalAnswer(admitted));
    return;
  }
  const works: Parameters<Turn['afterAnswer']>[0][] = [];
  try {
    sendAnswer(response, await runTurn(options, { request, admitted, works }));
  } finally {
    admitted.leave();
  }
  const wasTaken = await finished(response).then(
    () => true,
    () => false,
  );
  for (const work of works) options.runInBackground(() => work(wasTaken));
}

interface AdmittedTurn {
  readonly request: restify.Request;
  readonly admitted: Admitted;
  /** What is to be done after the answer. The turn fills it. */
  readonly works: Parameters<Turn['afterAnswer']>[0][];
}

/** Never rejects. The log has what went wrong; the answer does not. */
async function runTurn(
  { adapter, door, onTurn, log }: TakeOptions,
  { request, admitted, works }: AdmittedTurn,
): Promise<HttpAnswer> {
  try {
    const result = await adapter.take(request.headers.authorization ?? '', admitted.activity, (context) =>
      onTurn(context, (work) => works.push(work)),
    );
    const status = result?.status ?? 200;
    return result?.body === undefined ? { status, headers: {}, body: '' } : jsonAnswer(status, result.body);
  } catch (error) {
    if (error instanceof AuthenticationError)
      return refusalAnswer(door.turnAway(request, refuse('token-refused-by-sdk')));
    log.error({ err: error }, 'request failed unexpectedly');
    return problemAnswer(500, { code: 'unexpected', detail: 'Our own mistake. The log has it.' });
  }
}

function listen(server: restify.Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    // restify passes the server's errors on, and throws them where nobody listens.
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

async function close({ server }: restify.Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // Otherwise a connection would stay open after its last answer, as idle ones usually do.
  const idle = setInterval(() => server.closeIdleConnections(), idleEveryMs);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

/** Well below what a process may have open, and far above the needs of Teams and of probes. */
const mostConnections = 2_000;

const limits = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  /** How often Node looks for requests that have passed those two limits. */
  connectionsCheckingInterval: 5_000,
  /** Proxies usually keep an idle connection for a minute. This is longer, so that the proxy ends it. */
  keepAliveTimeout: 75_000,
  /** For a connection on which nothing moves. A turn takes some 20 seconds at most. */
  timeout: 120_000,
  maxHeadersCount: 100,
  maxConnections: mostConnections,
};

/** Limits what a client can hold on to before anybody knows who the client is. To be called before the server listens. */
function hardenServer(server: Server): void {
  Object.assign(server, limits);
  // restify listens for upgrades on every server and then forgets them, and Node sets no time limit for a socket that it has
  // handed over. Without a listener, Node answers the request as if no upgrade had been asked for.
  server.removeAllListeners('upgrade');
}
