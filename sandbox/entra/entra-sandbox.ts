import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/clock.ts';
import { graphRoutes, throttled } from '../graph/graph-routes.ts';
import { SentMails, mailRoutes } from '../graph/sent-mail.ts';
import { Faults } from '../http/faults.ts';
import { type Call, type Reply, type Routes, answerFrom } from '../http/routes.ts';
import { Accounts } from './accounts.ts';
import { ClientCredentials } from './client-credentials.ts';
import { controlRoutes } from './control-routes.ts';
import { discoveryRoutes } from './discovery-routes.ts';
import { EntraError } from './entra-error.ts';
import { Grants } from './grants.ts';
import { RequestLog } from './request-log.ts';
import { SandboxKeys } from './sandbox-keys.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { type EntraParts, type Form, TokenEndpoint } from './token-endpoint.ts';

export interface EntraSandboxOptions {
  /** 0, or left out, for any free port. */
  readonly port?: number;
  /** Where keys and accounts outlive a restart. When left out, they are kept in memory only. */
  readonly dataDir?: string;
  /** Shared with the other sandboxes; those of `dataDir` when left out. */
  readonly keys?: SandboxKeys;
  /** Of the world, not of the demo: tokens live by it. */
  readonly clock?: Clock;
}

export interface EntraSandbox {
  readonly url: string;
  close(): Promise<void>;
}

/** Microsoft Entra, the Bot Framework's keys and Microsoft Graph on loopback. */
export async function startEntraSandbox(options: EntraSandboxOptions = {}): Promise<EntraSandbox> {
  const { port = 0, dataDir, keys = new SandboxKeys(dataDir), clock = { now: () => new Date() } } = options;
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = new ClientCredentials({ keys, clock });
  const parts = { accounts: new Accounts(dataDir), credentials, keys, grants: new Grants(), clock };
  const faults = new Faults();
  const mails = new SentMails(clock);
  const requests = new RequestLog();
  const routes = {
    ...controlRoutes({ ...parts, faults, requests, mails }),
    ...graphRoutes({ ...parts, mails }),
    ...mailRoutes(mails),
    ...discoveryRoutes(keys, () => url),
    ...signInRoutes(parts, () => url),
    ...tokenRoute(parts),
  };
  const serve = answerFrom(routes, {
    pages: /\/oauth2\/v2\.0\/(?:authorize|logout)$|^\/(?:devicelogin|mail)$/,
    takesForms: /\/oauth2\/v2\.0\/|^\/devicelogin$/,
    instead: async (call) => {
      if (call.path.startsWith('/sandbox/')) return undefined;
      noteWhenAnswered(requests, call);
      return faults.take(call, call.path.startsWith('/graph/') ? throttled : undefined);
    },
  });
  server.on('request', serve);
  return {
    url,
    async close() {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}

function tokenRoute(parts: EntraParts): Routes {
  const endpoint = new TokenEndpoint(parts);
  return {
    'POST /:tenant/oauth2/v2.0/token': async ({ params, headers, body }): Promise<Reply> => {
      const form = (body ?? {}) as Form;
      const correlationId = form['client-request-id'] ?? [headers['client-request-id']].flat()[0];
      try {
        const answer = await endpoint.answer(params['tenant'] ?? '', form);
        return { status: 200, headers: { 'cache-control': 'no-store' }, body: answer };
      } catch (error) {
        if (error instanceof EntraError) return error.reply(correlationId);
        throw error;
      }
    },
  };
}

function noteWhenAnswered(requests: RequestLog, { method, path, body, response }: Call): void {
  const { grant_type: grant, scope } = path.endsWith('/token') ? (body as Form) : ({} as Form);
  const answered: ServerResponse = response;
  answered.once('close', () => requests.add({ method, path, grant, scope, status: answered.statusCode }));
}
