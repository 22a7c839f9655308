import type { Activity } from 'botbuilder';
import { messageTextOf } from '../../../bot/teams/activity/message-text.ts';
import { parseTemplatePlace } from '../../../dialogs/agreements/template-place.ts';
import { parseLanguage } from '../../../dialogs/conversations/parse-language.ts';
import { customerWords, parseCustomerCommand } from '../../../dialogs/customers/parse-customer-command.ts';
import type { Command } from '../../../dialogs/routing/command.ts';
import { isAboutCustomer } from '../../../dialogs/routing/phrases.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import { type Meant, Understanding } from '../../../dialogs/routing/understanding.ts';
import { notesIn } from './directory-notes.ts';
import { demoRoleDirectory } from '../microsoft/demo-identity.ts';
import { startPartnerCenterSandbox } from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { customersOf } from '../../../services/customers/search/customer-match.ts';
import { CustomersService } from '../../../services/customers/customers-service.ts';
import { DirectoryListingStore } from '../../../services/customers/directory/directory-listing-store.ts';
import { SuggestionsStore } from '../../../services/customers/directory/suggestions-store.ts';
import { DirectoryStore } from '../../../services/customers/directory/directory-store.ts';
import type { CustomerSummary } from '../../../services/customer.ts';
import type { Agent } from '../../../services/identity/agent.ts';
import { AuthorizationService } from '../../../services/identity/authorization-service.ts';
import { capabilityTable } from '../../../services/identity/capabilities.ts';
import type { CustomerId } from '../../../services/ids.ts';
import { agent as agentId, openClient } from '../../services/partner-center/support.ts';
import { engines } from '../databases/databases.ts';
import { sharedKeys } from '../microsoft/shared-keys.ts';

const agent: Agent = { agentId, name: 'Ada Lindqvist', timeZone: 'Europe/Stockholm' };

/** Only what hangs takes so long, also on a busy machine. */
const patienceMs = 60_000;

/** From what somebody types to the customers it names: the product without a chat, with a directory of these companies. */
export class CustomerFinder {
  readonly #customers: CustomersService;
  readonly #understanding: Understanding;
  readonly close: () => Promise<void>;

  private constructor(customers: CustomersService, close: () => Promise<void>) {
    this.#customers = customers;
    this.#understanding = new Understanding({ customers, looksForMs: patienceMs });
    this.close = close;
  }

  /** With these companies, each of a domain of its own, or with these customers. */
  static async open(listed: readonly (string | CustomerSummary)[]): Promise<CustomerFinder> {
    const sandbox = await startPartnerCenterSandbox({ keys: sharedKeys });
    const place = await engines[0].create();
    const database = await place.open();
    const directory = new DirectoryStore(database);
    const suggestions = new SuggestionsStore(database);
    const listing = new DirectoryListingStore(database);
    await fill({ directory, listing }, listed);
    const { client: partnerCenter } = openClient({
      baseUrl: sandbox.url,
      accessTokens: { getToken: () => tokenOf(sandbox.url) },
    });
    const clock = { now: () => new Date() };
    const options = { roleDirectory: demoRoleDirectory, partnerCenter, capabilities: capabilityTable, clock };
    const authorization = new AuthorizationService(options);
    const notes = notesIn(database);
    const customers = new CustomersService({ partnerCenter, authorization, directory, listing, suggestions, notes });
    return new CustomerFinder(customers, async () => {
      await place.remove();
      await sandbox.close();
    });
  }

  async meaning(typed: string, isAsked: boolean): Promise<Meant> {
    return this.#understanding.read(turnWith(typed), isAsked);
  }

  /** Whom an answer to "Which customer?" names, or a command where it is none. */
  async named(typed: string, isAsked: boolean): Promise<readonly string[]> {
    const turn = turnWith(typed);
    const meant = await this.#understanding.read(turn, isAsked);
    if (meant.kind === 'refused-order') return ['taken for a refused order'];
    const command = meant.kind === 'command' ? meant.command : undefined;
    if (isAsked && command) return [`taken for ${command.name}`];
    const said = { mentions: turn.mentions, ...(command && { command: command.name }) };
    return this.#namesOf(command?.words ?? turn.text, said);
  }

  /** Where a message leads, as the tables of utterances have it. */
  async outcome(typed: string): Promise<string> {
    const turn = turnWith(typed);
    const meant = await this.#understanding.read(turn, false);
    switch (meant.kind) {
      case 'command':
        return this.#outcomeOf(meant.command, turn);
      case 'offer': {
        const { command, customers, isList } = meant.offer;
        const offers = customers.map(({ companyName }) => `${command} ${companyName}`).join('; ');
        return `${isList ? 'several:' : 'offer'} ${offers}`;
      }
      case 'small-talk':
        return meant.talk;
      case 'refused-order':
        return meant.kind;
      case 'other':
        return 'nothing';
    }
  }

  async #outcomeOf({ name, words }: Command, { mentions }: Turn): Promise<string> {
    if (name === 'template') return `template ${words === '' ? '' : placeIn(words)}`.trim();
    if (name === 'language') return `language ${parseLanguage(words) ?? ''}`.trim();
    if (words === '' || (!isAboutCustomer(name) && name !== 'guide')) return name;
    const { customer } = parseCustomerCommand({ name, words }, mentions);
    if (!customer) return name;
    const match = await this.#customers.findCustomers(agent, customer.words, customer.plain);
    const found = customersOf(match).map(({ companyName }) => `${name} ${companyName}`);
    if (found.length === 0) return `${name} of nobody`;
    return match.kind === 'one' ? found.join() : `offer ${found.join('; ')}`;
  }

  async #namesOf(text: string, said: Parameters<typeof customerWords>[1]): Promise<readonly string[]> {
    const { words, plain } = customerWords(text, said);
    return customersOf(await this.#customers.findCustomers(agent, words, plain)).map(({ companyName }) => companyName);
  }
}

function placeIn(words: string): string {
  const request = parseTemplatePlace(words);
  return request.kind === 'place' ? request.place.country : request.kind;
}

export function turnWith(typed: string): Turn {
  const activity = { text: typed, recipient: { id: '28:bot', name: 'Agreement Desk' } } as unknown as Activity;
  return { agent, ...messageTextOf(activity) } as Turn;
}

async function fill(
  { directory, listing }: { directory: DirectoryStore; listing: DirectoryListingStore },
  listed: readonly (string | CustomerSummary)[],
): Promise<void> {
  const now = new Date();
  const later = new Date(now.getTime() + 3_600_000);
  const customers = listed.map((companyName, at) => {
    if (typeof companyName !== 'string') return companyName;
    const customerId = `dddddddd-0000-4000-8000-${String(at).padStart(12, '0')}` as CustomerId;
    return { customerId, companyName, domain: `d${at}.example` };
  });
  await listing.prepare(now);
  await directory.upsertListed(customers, 1, now);
  const round = await listing.claimDue(now, later);
  if (!round) throw new Error('no listing was due');
  await listing.finish(round, { customers: customers.length, customersRead: 0, dueAt: later });
}

async function tokenOf(url: string): Promise<string> {
  const body = JSON.stringify({ oid: agentId, kind: 'app+user' });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/sandbox/tokens`, { method: 'POST', headers, body });
  return ((await answer.json()) as { access_token: string }).access_token;
}
