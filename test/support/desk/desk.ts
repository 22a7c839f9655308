import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type PartnerCenterSandbox,
  type PartnerCenterSandboxOptions,
  startPartnerCenterSandbox,
} from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { type EntraSandbox, startEntraSandbox } from '../../../sandbox/entra/entra-sandbox.ts';
import { people } from '../../../sandbox/people.ts';
import { sharedKeys } from '../microsoft/shared-keys.ts';
import { type TeamsSandbox, startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { channelToken } from '../../../sandbox/teams/bot-framework.ts';
import { botHostPort } from '../bots/bot-hosts.ts';
import { BotProcess } from '../bots/bot-process.ts';
import { HostedBot } from '../bots/hosted-bot.ts';
import type { RunningBot } from '../bots/running-bot.ts';
import { makeDatabaseFolder } from '../databases/database-folder.ts';
import { LedgerView } from '../worlds/ledger-view.ts';
import { Person } from './person.ts';

export type PersonName = 'admin' | 'sales' | 'helpdesk' | 'global' | 'nobody';

const order: readonly PersonName[] = ['admin', 'sales', 'helpdesk', 'global', 'nobody'];

const patienceMs = 60_000;
const nowhere = 'http://127.0.0.1:9/api/messages';

interface DeskOptions {
  readonly partner?: PartnerCenterSandboxOptions['partner'];
  readonly environment?: Readonly<Record<string, string>>;
  /** How many customers the partner has; those of the demo where that is not said. */
  readonly customers?: number;
}

export interface SandboxState {
  readonly customers: readonly { readonly id: string; readonly companyName: string; readonly domain: string }[];
  readonly agreements: Readonly<
    Record<string, readonly { readonly primaryContact: Record<string, string>; readonly dateAgreed: string }[]>
  >;
  readonly directAcceptances: readonly string[];
  readonly orders: readonly unknown[];
}

/** The whole product on its sandboxes: Microsoft in this process, the bot in another. */
export class Desk {
  bot: RunningBot;
  partnerCenter: PartnerCenterSandbox;
  readonly entra: EntraSandbox;
  readonly teams: TeamsSandbox;
  readonly directory: string;
  readonly #environment: Readonly<Record<string, string>>;
  #host = botHostPort();
  /** By service URL. */
  readonly #tokens = new Map<string, Promise<string>>();
  #ledger: Promise<LedgerView> | undefined;

  private constructor(parts: {
    entra: EntraSandbox;
    partnerCenter: PartnerCenterSandbox;
    teams: TeamsSandbox;
    directory: string;
    environment: Readonly<Record<string, string>>;
  }) {
    this.entra = parts.entra;
    this.partnerCenter = parts.partnerCenter;
    this.teams = parts.teams;
    this.directory = parts.directory;
    this.#environment = parts.environment;
    this.bot = this.#startBot();
  }

  static async open(options: DeskOptions = {}): Promise<Desk> {
    const directory = await makeDatabaseFolder('agreement-desk-');
    // In a test run there is a database to begin with; elsewhere the bot makes its own.
    const { MIGRATED_TEST_FILE: migrated } = process.env;
    if (migrated !== undefined) await copyFile(migrated, join(directory, 'agreement-desk.db'));
    const partner = options.partner ?? 'direct-bill';
    const entra = await startEntraSandbox({ keys: sharedKeys });
    const customers = options.customers === undefined ? {} : { customers: options.customers };
    const partnerCenter = await startPartnerCenterSandbox({
      ...{ dataDir: directory, partner, keys: sharedKeys, ...customers },
    });
    const teams = await startTeamsSandbox({ botEndpoint: nowhere, entraUrl: entra.url, patienceMs, keys: sharedKeys });
    const environment = {
      DATA_DIR: directory,
      // Most journeys count, delay or fail requests to Partner Center, and mean those of their own turns.
      DIRECTORY_SYNC: 'false',
      // Nobody is interrupted by a sign-in; journeys about it set this otherwise.
      AGENT_SIGN_IN: 'service-account',
      SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
      SANDBOX_ENTRA_PORT: new URL(entra.url).port,
      SANDBOX_TEAMS_PORT: new URL(teams.url).port,
      ...options.environment,
    };
    const desk = new Desk({ entra, partnerCenter, teams, directory, environment });
    await desk.#connect();
    return desk;
  }

  person(name: PersonName): Person {
    const objectId = people[order.indexOf(name)]?.objectId ?? '';
    return new Person(this.teams.url, objectId);
  }

  /** From now on the bot has a process of its own, which can be killed. */
  async isolateBot(): Promise<void> {
    await this.bot.stop();
    this.#host = undefined;
    await this.restart();
  }

  /** Starts the bot again on the same data. */
  async restart(): Promise<void> {
    this.bot = this.#startBot();
    await this.#connect();
  }

  /** Another instance of the bot on the same data, in a process of its own. Whoever starts it ends it. */
  startInstance(): BotProcess {
    return new BotProcess(this.#environment);
  }

  async stopPartnerCenter(): Promise<void> {
    await this.partnerCenter.close();
  }

  /** Starts Partner Center again where it was, with what it holds. */
  async startPartnerCenter(): Promise<void> {
    const port = Number(new URL(this.partnerCenter.url).port);
    this.partnerCenter = await startPartnerCenterSandbox({ port, dataDir: this.directory, keys: sharedKeys });
  }

  async close(): Promise<void> {
    await this.bot.stop();
    await (await this.#ledger)?.close();
    await this.teams.close();
    await this.partnerCenter.close();
    await this.entra.close();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** The ledger in the database that the bot writes to. */
  ledger(): Promise<LedgerView> {
    const { DATABASE_URL: url } = this.#environment;
    const file = join(this.directory, 'agreement-desk.db');
    this.#ledger ??= LedgerView.open(url === undefined ? { kind: 'embedded', file } : { kind: 'postgres', url });
    return this.#ledger;
  }

  async state(): Promise<SandboxState> {
    const response = await fetch(`${this.partnerCenter.url}/sandbox/state`);
    return (await response.json()) as SandboxState;
  }

  async customerId(companyName: string): Promise<string> {
    const customer = (await this.state()).customers.find((one) => one.companyName === companyName);
    if (!customer) throw new Error(`no customer ${companyName}`);
    return customer.id;
  }

  async agreementsOf(companyName: string): Promise<SandboxState['agreements'][string]> {
    const [state, id] = await Promise.all([this.state(), this.customerId(companyName)]);
    return state.agreements[id] ?? [];
  }

  /** How often an attestation with this e-mail address was posted, and how many Partner Center holds. */
  async countFor(email: string): Promise<{ posts: number; records: number }> {
    const row = await (await this.ledger()).rowFor(email);
    const posts = (await this.posts()).filter(({ requestId }) => requestId === row?.request_id).length;
    const records = Object.values((await this.state()).agreements).flat();
    return { posts, records: records.filter(({ primaryContact }) => primaryContact['email'] === email).length };
  }

  /** With which the Bot Framework vouches for an activity, whatever is in it. */
  async authorization(activity: unknown): Promise<string> {
    const { serviceUrl } = (typeof activity === 'object' && activity !== null ? activity : {}) as {
      serviceUrl?: unknown;
    };
    const text = typeof serviceUrl === 'string' ? serviceUrl : this.teams.serviceUrl;
    this.#tokens.set(text, this.#tokens.get(text) ?? channelToken(sharedKeys, { serviceUrl: text }));
    return `Bearer ${(await this.#tokens.get(text)) ?? ''}`;
  }

  /** The next matching calls to Partner Center fail so. */
  async fault(...faults: Record<string, unknown>[]): Promise<void> {
    await post(`${this.partnerCenter.url}/sandbox/faults`, faults);
  }

  /** No fault is waiting any more, neither at Partner Center nor at the Bot Connector; switches are back. */
  async withoutFaults(): Promise<void> {
    await fetch(`${this.partnerCenter.url}/sandbox/faults`, { method: 'DELETE' });
    await fetch(`${this.teams.url}/api/connector-faults`, { method: 'DELETE' });
    await this.switch({ legacyRetired: false });
  }

  async switch(switches: Record<string, unknown>): Promise<void> {
    await post(`${this.partnerCenter.url}/sandbox/switches`, switches);
  }

  /** The bot's next matching calls to Teams fail so. */
  async connectorFault(...faults: Record<string, unknown>[]): Promise<void> {
    await post(`${this.teams.url}/api/connector-faults`, faults);
  }

  /** The attestations that were posted to Partner Center, whatever came of them. */
  async posts(): Promise<readonly { readonly requestId: string; readonly path: string; readonly at: string }[]> {
    const response = await fetch(`${this.partnerCenter.url}/sandbox/requests`);
    const { calls } = (await response.json()) as {
      calls: { method: string; path: string; requestId: string; at: string }[];
    };
    return calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/agreements'));
  }

  /** What happens to the account of a person, or of all of them. */
  async entraSwitch(switches: Record<string, unknown>): Promise<void> {
    await post(`${this.entra.url}/sandbox/switches`, switches);
  }

  /** How often tokens were asked for in this way. */
  async countGrants(grant: string): Promise<number> {
    const response = await fetch(`${this.entra.url}/sandbox/requests`);
    const { calls } = (await response.json()) as { readonly calls: readonly { readonly grant?: string }[] };
    return calls.filter((call) => call.grant === grant).length;
  }

  #startBot(): RunningBot {
    return this.#host === undefined ? this.startInstance() : new HostedBot(this.#environment, this.#host);
  }

  async #connect(): Promise<void> {
    this.teams.setBotEndpoint(await this.bot.endpoint());
  }
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
