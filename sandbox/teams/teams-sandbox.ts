import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../services/clock.ts';
import { BotConnection } from './bot-connection.ts';
import { Chats } from './chats.ts';
import { ConnectorFaults } from './connector-faults.ts';
import { connectorRoutes } from './connector-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { answerFrom } from './routes.ts';
import { teamRoutes } from './team-routes.ts';
import { TeamsOfPeople } from './teams-of-people.ts';
import { TeamsService } from './teams-service.ts';

interface TeamsSandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly botEndpoint: string;
  readonly clock?: Clock;
  /** Teams waits so long for the bot before it shows an error. */
  readonly patienceMs?: number;
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
  const { port = 0, botEndpoint, clock = { now: () => new Date() }, patienceMs = 15_000 } = options;
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/connector/`;

  const chats = new Chats(clock);
  const bot = new BotConnection(botEndpoint, patienceMs);
  const faults = new ConnectorFaults();
  const teams = new TeamsService({ chats, bot, clock, serviceUrl });
  const groups = new TeamsOfPeople();
  const routes = {
    ...pageRoutes(),
    ...peopleRoutes({ chats, teams, faults }),
    ...teamRoutes({ teams, groups }),
    ...connectorRoutes({ chats, faults, groups }),
  };
  server.on('request', answerFrom(routes));

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
