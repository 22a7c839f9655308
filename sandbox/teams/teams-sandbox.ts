import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/clock.ts';
import { z } from 'zod';
import { BotConnection } from './bot-connection.ts';
import { BotFramework } from './bot-framework.ts';
import { Chats } from './chats.ts';
import { extensionRoutes } from './extension-routes.ts';
import { Files } from './files.ts';
import { Faults } from '../http/faults.ts';
import { connectorRoutes } from './connector-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { SandboxKeys } from '../entra/sandbox-keys.ts';
import { type Call, type Routes, answerFrom } from '../http/routes.ts';
import { tabRoutes } from './tab-routes.ts';
import { teamRoutes } from './team-routes.ts';
import { TeamsOfPeople } from './teams-of-people.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { SignIns } from './sign-ins.ts';
import { TeamsService } from './teams-service.ts';

interface TeamsSandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly botEndpoint: string;
  readonly clock?: Clock;
  /** Where Teams gets people's tokens for the app; left out, it gets none. */
  readonly entraUrl?: string;
  /** Teams waits so long for the bot before it shows an error. */
  readonly patienceMs?: number;
  /** With which the Bot Framework signs, and checks the bot. When left out, only this Teams has them. */
  readonly keys?: SandboxKeys;
}

export interface TeamsSandbox {
  /** The chat page. */
  readonly url: string;
  /** The bot sends its activities to this address. */
  readonly serviceUrl: string;
  setBotEndpoint(endpoint: string): void;
  close(): Promise<void>;
}

/** Teams on loopback: the Bot Connector, people with their chats, and a page to play those people. */
export async function startTeamsSandbox(options: TeamsSandboxOptions): Promise<TeamsSandbox> {
  const { port = 0, botEndpoint, clock = { now: () => new Date() } } = options;
  const { patienceMs = 15_000, entraUrl, keys = new SandboxKeys() } = options;
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/connector/`;

  const chats = new Chats(clock);
  const botFramework = new BotFramework(keys);
  const bot = new BotConnection(botEndpoint, { patienceMs, tokenFor: (audience) => botFramework.token(audience) });
  const faults = new Faults();
  const teams = new TeamsService({ chats, bot, clock, serviceUrl });
  const groups = new TeamsOfPeople();
  const files = new Files({ chats, teams, url: () => url });
  const tabUrl = tabUrlBeside(bot);
  const routes = {
    ...pageRoutes(tabUrl),
    ...tabRoutes({ tabUrl, entraUrl }),
    ...peopleRoutes({ chats, teams, faults }),
    ...extensionRoutes({ chats, teams }),
    ...files.routes(),
    ...signInRoutes(new SignIns({ chats, teams, entraUrl })),
    ...teamRoutes({ teams, groups }),
    ...connectorRoutes({ chats, groups, botFramework }),
    ...tokenRoutes(botFramework, serviceUrl),
  };
  const instead = async (call: Call) => (isForConnector(call) ? faults.take(call, refusedByFault) : undefined);
  server.on('request', answerFrom(routes, { ...paths, instead }));

  return {
    url,
    serviceUrl,
    setBotEndpoint: (endpoint) => (bot.endpoint = endpoint),
    async close() {
      bot.close();
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}

const paths = {
  pages: /^\/(?!(?:api|connector|sandbox)\/)/,
  takesBytes: /^\/(?:onedrive\/uploads\/|api\/people\/[^/]+\/uploads$)/,
};
const isForConnector = ({ path }: Call): boolean => /^\/(?:connector|onedrive)\//.test(path);

/** The app's page comes from where the bot is. */
const tabUrlBeside = (bot: BotConnection) => (): string => new URL('/tab/', bot.endpoint).href;

const refusedByFault = { error: { code: 'Fault', message: 'The sandbox was told to refuse this.' } };

const tokenRequest = z.object({ serviceUrl: z.string().optional() });

/** `POST /sandbox/tokens {"serviceUrl"?}` → `{"access_token"}`, for other clients that talk to the bot as Teams does. */
function tokenRoutes(botFramework: BotFramework, ownServiceUrl: string): Routes {
  return {
    'POST /sandbox/tokens': async ({ body }) => {
      const { serviceUrl = ownServiceUrl } = tokenRequest.parse(body ?? {});
      return { status: 200, body: { access_token: await botFramework.token(serviceUrl) } };
    },
  };
}
