import { finished } from 'node:stream/promises';
import type { CloudAdapter, TurnContext } from 'botbuilder';
import restify from 'restify';
import type { Turn } from '../dialogs/turn.ts';
import type { Log } from '../services/log.ts';

/** Teams' largest activities are far smaller. */
const largestBody = 512 * 1024;

interface ServerOptions {
  readonly adapter: CloudAdapter;
  readonly onTurn: (context: TurnContext, afterAnswer: Turn['afterAnswer']) => Promise<void>;
  readonly runInBackground: (work: () => Promise<void>) => void;
  readonly isReady: () => Promise<boolean>;
  /** Adds what else the server answers. */
  readonly addRoutes: (server: restify.Server) => void;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no more requests and resolves when those under way are answered. */
  close(): Promise<void>;
}

/** The bot's HTTP edge: where Teams delivers activities, and where the operator looks. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = restify.createServer({ name: 'agreement-desk' });
  server.use(restify.plugins.bodyParser({ maxBodySize: largestBody, mapParams: false }));
  server.post('/api/messages', async (request, response) => {
    const taken = takeActivity(options, request, response);
    options.runInBackground(() => taken);
    return taken;
  });
  server.get('/healthz', (_request, response, next) => {
    response.json({ status: 'alive' });
    next();
  });
  server.get('/readyz', async (_request, response) => {
    const isReady = await options.isReady();
    response.json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'database does not answer' });
  });
  options.addRoutes(server);
  await listen(server, options);
  return { port: server.address().port, close: () => close(server) };
}

async function takeActivity(
  options: ServerOptions,
  request: restify.Request,
  response: restify.Response,
): Promise<void> {
  const works: Parameters<Turn['afterAnswer']>[0][] = [];
  try {
    // By restify's types a request may lack a method; one that was received never does.
    await options.adapter.process(request as Omit<typeof request, 'method'> & { method: string }, response, (context) =>
      options.onTurn(context, (work) => works.push(work)),
    );
  } catch (error) {
    options.log.warn({ err: error }, 'request refused');
    if (!response.headersSent) response.send(400);
  }
  const wasTaken = await finished(response).then(
    () => true,
    () => false,
  );
  for (const work of works) options.runInBackground(() => work(wasTaken));
}

function listen(server: restify.Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    // restify passes the server's errors on, and throws those that nobody listens to.
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function close(server: restify.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.server.closeIdleConnections();
  });
}
