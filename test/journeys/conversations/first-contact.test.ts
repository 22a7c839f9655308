import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTeamsSandbox } from '../../../sandbox/teams/teams-sandbox.ts';
import { sharedKeys } from '../../support/microsoft/shared-keys.ts';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import type { Place } from '../../../services/conversations/reachability-service.ts';
import type { AgentId } from '../../../services/ids.ts';
import type { SendOutcome } from '../../../services/conversations/send-outcome.ts';
import { type Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { Desk, type PersonName } from '../../support/desk/desk.ts';
import { Person } from '../../support/desk/person.ts';
import { messengerOn } from '../../support/desk/private-messenger.ts';
import { until } from '../../support/until.ts';
import { silent } from '../../support/silent-log.ts';

const team = '19:licensing@thread.tacv2';

let desk: Desk;
let database: Database;
/** What another instance of the bot on the same database would send with. */
let other: ReturnType<typeof messengerOn>;

beforeAll(async () => {
  desk = await Desk.open({ environment: { RECONCILE_EVERY_SECONDS: '0.2' } });
  database = await openDatabase({ kind: 'embedded', file: `${desk.directory}/agreement-desk.db` }, silent);
  other = messengerOn(database);
});

afterAll(async () => {
  await database.close();
  await desk.close();
});

function idOf(name: PersonName): AgentId {
  return desk.person(name).objectId as AgentId;
}

async function send(name: PersonName, text: string): Promise<SendOutcome['kind']> {
  return (await other.messenger.send(idOf(name), { type: 'message', text })).kind;
}

async function texts(person: Person): Promise<readonly string[]> {
  return (await person.messages()).filter(({ from }) => from === 'bot').map(({ text }) => text);
}

async function placeOf(name: PersonName): Promise<Place['kind']> {
  return (await other.reachability.findPlace(idOf(name))).kind;
}

/** Resolves when the bot is done: it reads the roster after it has answered, once for each of the events it is told by. */
async function changeTeam(method: 'POST' | 'DELETE', what: string, change: Record<string, unknown>): Promise<void> {
  const reads = method === 'DELETE' ? 0 : what === 'installation' ? 2 : 1;
  const wanted = rostersRead() + reads;
  const response = await fetch(`${desk.teams.url}/api/teams/${encodeURIComponent(team)}/${what}`, {
    method,
    body: JSON.stringify({ by: idOf('global'), ...change }),
  });
  expect(await response.json()).toMatchObject({ status: 200 });
  await until('the reading of the roster', () => rostersRead() >= wanted);
}

function rostersRead(): number {
  return desk.bot.log.filter(({ msg }) => msg === 'team roster read').length;
}

describe('in a team that the app is installed in', () => {
  test('a member who never wrote gets a message, and a guest does not', async () => {
    await desk.connectorFault({ method: 'GET', path: '/pagedmembers$', status: 429, headers: { 'Retry-After': '0' } });
    const members = [idOf('global'), idOf('sales'), idOf('helpdesk'), idOf('admin')];
    await changeTeam('POST', 'installation', { members, guests: [idOf('nobody')] });
    expect(await send('sales', 'first')).toBe('sent');
    expect(await send('sales', 'second')).toBe('sent');
    expect(await texts(desk.person('sales'))).toEqual(['first', 'second']);
    expect(await placeOf('nobody')).toBe('none');
  });

  test('the member answers in the same chat', async () => {
    expect((await desk.person('sales').says('help')).text).toContain('What you can ask me');
  });

  test('somebody who joins can be written to, and not any more when they have left', async () => {
    await changeTeam('POST', 'members', { members: [idOf('nobody')] });
    expect(await placeOf('nobody')).toBe('contact');
    await changeTeam('DELETE', 'members', { members: [idOf('nobody')] });
    expect(await placeOf('nobody')).toBe('none');
  });

  test('nobody who never wrote is written to after the app was removed from the team', async () => {
    expect(await placeOf('helpdesk')).toBe('contact');
    await changeTeam('DELETE', 'installation', {});
    expect(await placeOf('helpdesk')).toBe('none');
    expect(await send('sales', 'still in touch')).toBe('sent');
  });
});

test('a team that is deleted, in nobody’s name, is forgotten', async () => {
  await changeTeam('POST', 'installation', { members: [idOf('helpdesk')] });
  expect(await placeOf('helpdesk')).toBe('contact');
  await desk.person('global').sendsRaw({
    type: 'conversationUpdate',
    from: { aadObjectId: null },
    conversation: { id: team, conversationType: 'channel' },
    channelData: { eventType: 'teamDeleted', team: { id: team } },
  });
  expect(await placeOf('helpdesk')).toBe('none');
});

test('what happens in a team does not change where an agent works', async () => {
  await desk.person('global').says('help');
  await changeTeam('POST', 'installation', { members: [idOf('global')] });
  expect(await new AgentsStore(database).find(idOf('global'))).toMatchObject({
    name: 'Gerrit de Vries',
    timeZone: 'Europe/Amsterdam',
  });
});

describe('somebody who', () => {
  test('blocks the bot is named to an admin in their language, and gets messages again after a hello', async () => {
    const admin = desk.person('admin').with({ locale: 'sv-SE' });
    await admin.says('hjälp');
    await fetch(`${desk.teams.url}/api/people/${idOf('sales')}/block`, { method: 'POST' });
    expect(await send('sales', 'blocked')).toBe('unreachable');
    await admin.sees(({ cards }) => JSON.stringify(cards).includes('Sam Okafor'));
    expect((await admin.newestCard()).text).toContain('Jag når inte alla');
    expect(await other.reachability.listUnreachable()).toMatchObject([{ agentId: idOf('sales'), status: 403 }]);
    await desk.person('sales').says('hello');
    expect(await other.reachability.listUnreachable()).toEqual([]);
    expect(await send('sales', 'welcome back')).toBe('sent');
  });

  test('removes the app gets nothing more until they have it again', async () => {
    const person = desk.person('helpdesk');
    await person.says('help');
    expect(await send('helpdesk', 'before')).toBe('sent');
    await fetch(`${desk.teams.url}/api/people/${person.objectId}/installation`, { method: 'DELETE' });
    expect(await send('helpdesk', 'after')).toBe('unreachable');
    await person.says('help');
    expect(await send('helpdesk', 'again')).toBe('sent');
    const said = await texts(person);
    expect(said.filter((text) => text !== '')).toEqual(['before', 'again']);
  });

  test('is moved by Teams to another service is written to there', async () => {
    const elsewhere = await startTeamsSandbox({ botEndpoint: await desk.bot.endpoint(), keys: sharedKeys });
    try {
      const person = new Person(elsewhere.url, idOf('global'));
      await person.says('help');
      expect(await send('global', 'over there')).toBe('sent');
      expect(await texts(person)).toContain('over there');
      expect(await texts(desk.person('global'))).not.toContain('over there');
    } finally {
      await elsewhere.close();
    }
  });
});
