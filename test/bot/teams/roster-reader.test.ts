import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RosterReader } from '../../../bot/teams/roster-reader.ts';
import type { Team, TeamRoster } from '../../../bot/teams/team-roster.ts';
import { type Contact, ContactsStore } from '../../../services/conversations/contacts-store.ts';
import { ConversationsStore } from '../../../services/conversations/conversations-store.ts';
import { ReachabilityService } from '../../../services/conversations/reachability-service.ts';
import { UnreachableStore } from '../../../services/conversations/unreachable-store.ts';
import type { Database } from '../../../services/database/database.ts';
import type { AgentId } from '../../../services/ids.ts';
import { CapturedLog } from '../../support/captured-log.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';

const [{ create }] = engines;

function team(teamId: string): Team {
  return { teamId, botId: '28:bot', tenantId: 'tenant', serviceUrl: 'https://emea.example/' };
}

function contact(teamId: string, number: number, changes: Partial<Contact> = {}): Contact {
  const agentId = `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}` as AgentId;
  return { ...team(teamId), agentId, userId: `29:${String(number)}`, name: 'Somebody', ...changes };
}

/** Microsoft's side of the rosters, whose pages come when the test says so. */
class Rosters implements Pick<TeamRoster, 'list'> {
  readonly begun: string[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  pages: (readonly Contact[] | Error)[] = [];
  readonly #waiting: (() => void)[] = [];
  isHeld = true;

  async *list({ teamId }: Team): AsyncGenerator<readonly Contact[], void, undefined> {
    this.begun.push(teamId);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    try {
      if (this.isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      for (const page of this.pages) {
        if (page instanceof Error) throw page;
        yield page;
      }
    } finally {
      this.atOnce--;
    }
  }

  release(): void {
    this.isHeld = false;
    for (const go of this.#waiting.splice(0)) go();
  }
}

describe('the rosters of teams', () => {
  let place: TestDatabase;
  let database: Database;
  let contacts: ContactsStore;
  let log: CapturedLog;
  let rosters: Rosters;
  let reader: RosterReader;
  let works: Promise<void>[];
  let now: Date;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    contacts = new ContactsStore(database);
    const conversations = new ConversationsStore(database);
    const unreachable = new UnreachableStore(database);
    const reachability = new ReachabilityService({ conversations, contacts, unreachable });
    log = new CapturedLog();
    rosters = new Rosters();
    works = [];
    now = new Date('2026-03-02T12:00:00Z');
    const runInBackground = (work: () => Promise<void>) => void works.push(work());
    reader = new RosterReader({
      roster: rosters,
      reachability,
      contacts,
      runInBackground,
      clock: { now: () => now },
      log,
    });
  });

  afterEach(() => place.remove());

  const done = async () => {
    rosters.release();
    while (works.length > 0) await works.shift();
  };

  test('are read once more, not two hundred times, when two hundred people join during a read', async () => {
    for (let joined = 0; joined < 200; joined++) reader.request(team('19:a'));
    await nextRound();
    expect(rosters.begun).toEqual(['19:a']);
    await done();
    expect(rosters.begun).toEqual(['19:a', '19:a']);
    reader.request(team('19:a'));
    await done();
    expect(rosters.begun).toHaveLength(3);
  });

  test('are read at most two at a time, and all of them in the end', async () => {
    for (let number = 0; number < 20; number++) reader.request(team(`19:${String(number)}`));
    await nextRound();
    expect(rosters.begun).toHaveLength(2);
    await done();
    expect(new Set(rosters.begun).size).toBe(20);
    expect(rosters.mostAtOnce).toBe(2);
  });

  test('keep the members of earlier pages, and forget nobody, when a page cannot be read', async () => {
    await contacts.save([contact('19:a', 1)], new Date('2026-03-01T12:00:00Z'));
    rosters.pages = [[contact('19:a', 2)], new Error('429')];
    reader.request(team('19:a'));
    await done();
    expect(await contacts.find(contact('19:a', 1).agentId)).toBeDefined();
    expect(await contacts.find(contact('19:a', 2).agentId)).toBeDefined();
    expect(log.lines).toMatchObject([{ level: 'warn', phrase: 'team roster could not be read' }]);
    expect(log.lines[0]?.fields).toMatchObject({ teamId: '19:a', members: 1 });
    rosters.pages = [[contact('19:a', 2)]];
    now = new Date('2026-03-03T12:00:00Z');
    reader.request(team('19:a'));
    await done();
    expect(await contacts.find(contact('19:a', 1).agentId)).toBeUndefined();
  });

  test('keep the others when one member cannot be stored', async () => {
    rosters.pages = [
      [contact('19:a', 1), contact('19:a', 2, { userId: '29:\0' }), contact('19:a', 3)],
      [contact('19:a', 4)],
    ];
    reader.request(team('19:a'));
    await done();
    for (const number of [1, 3, 4]) expect(await contacts.find(contact('19:a', number).agentId)).toBeDefined();
    expect(log.lines.map(({ phrase }) => phrase)).toEqual(['team member could not be stored', 'team roster read']);
    expect(log.lines[0]?.fields).toMatchObject({ teamId: '19:a', agentId: contact('19:a', 2).agentId });
  });

  test('go on with other teams when one cannot be read', async () => {
    rosters.pages = [new Error('403')];
    for (const id of ['19:a', '19:b', '19:c']) reader.request(team(id));
    await done();
    expect(new Set(rosters.begun).size).toBe(3);
  });
});
