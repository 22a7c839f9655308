import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type PartnerCenterSandbox,
  type PartnerCenterSandboxOptions,
  startPartnerCenterSandbox,
} from '../../sandbox/partner-center/partner-center-sandbox.ts';
import { people } from '../../sandbox/people.ts';
import { type TeamsSandbox, startTeamsSandbox } from '../../sandbox/teams/teams-sandbox.ts';
import { BotProcess } from './bot-process.ts';
import { Person } from './person.ts';

export type PersonName = 'admin' | 'sales' | 'helpdesk' | 'global' | 'nobody';

const order: readonly PersonName[] = ['admin', 'sales', 'helpdesk', 'global', 'nobody'];

interface DeskOptions {
  readonly partner?: PartnerCenterSandboxOptions['partner'];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface SandboxState {
  readonly customers: readonly { readonly id: string; readonly companyName: string; readonly domain: string }[];
  readonly agreements: Readonly<
    Record<string, readonly { readonly primaryContact: Record<string, string>; readonly dateAgreed: string }[]>
  >;
}

/** The whole product on its sandboxes: Partner Center and Teams in this process, the bot in one of its own. */
export class Desk {
  bot: BotProcess;
  readonly partnerCenter: PartnerCenterSandbox;
  readonly teams: TeamsSandbox;
  readonly directory: string;
  readonly #environment: Readonly<Record<string, string>>;

  private constructor(parts: {
    partnerCenter: PartnerCenterSandbox;
    teams: TeamsSandbox;
    directory: string;
    environment: Readonly<Record<string, string>>;
  }) {
    this.partnerCenter = parts.partnerCenter;
    this.teams = parts.teams;
    this.directory = parts.directory;
    this.#environment = parts.environment;
    this.bot = new BotProcess(parts.environment);
  }

  static async open(options: DeskOptions = {}): Promise<Desk> {
    const directory = await mkdtemp(join(tmpdir(), 'agreement-desk-'));
    const partner = options.partner ?? 'direct-bill';
    const partnerCenter = await startPartnerCenterSandbox({ dataDir: directory, partner });
    const teams = await startTeamsSandbox({ botEndpoint: 'http://127.0.0.1:9/api/messages', patienceMs: 60_000 });
    const environment = {
      DATA_DIR: directory,
      SANDBOX_PARTNER_CENTER_PORT: new URL(partnerCenter.url).port,
      ...options.environment,
    };
    const desk = new Desk({ partnerCenter, teams, directory, environment });
    await desk.#connect();
    return desk;
  }

  person(name: PersonName): Person {
    const objectId = people[order.indexOf(name)]?.objectId ?? '';
    return new Person(this.teams.url, objectId);
  }

  /** Starts the bot again on the same data. */
  async restart(): Promise<void> {
    this.bot = new BotProcess(this.#environment);
    await this.#connect();
  }

  async close(): Promise<void> {
    await this.bot.stop();
    await this.teams.close();
    await this.partnerCenter.close();
    await rm(this.directory, { recursive: true, force: true });
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

  /** The next matching calls to Partner Center fail so. */
  async fault(...faults: Record<string, unknown>[]): Promise<void> {
    await fetch(`${this.partnerCenter.url}/sandbox/faults`, { method: 'POST', body: JSON.stringify(faults) });
  }

  async #connect(): Promise<void> {
    this.teams.setBotEndpoint(await this.bot.endpoint());
  }
}
