import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personCommand } from '../../../bot/commands/person-command.ts';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import { environmentOf } from '../../support/databases/environment-of.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import { addressIn, answersOn } from '../../support/desk/accepting.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { DeskWitness } from '../../support/desk/desk-witness.ts';
import type { Person } from '../../support/desk/person.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';
import { whereIs } from '../../support/worlds/people-world.ts';

const contact = {
  firstName: 'Zacharine',
  lastName: 'Quillfeather',
  email: 'zacharine@quill.example',
  phoneNumber: '+46705559876',
};
const wholeName = 'Zacharine Quillfeather';
const ofContact = ['Quillfeather', 'zacharine@quill', '705559876'];
const bytes = { 'Content-Type': 'application/octet-stream' };

describe.each([{ engine: 'embedded' }, { engine: 'postgres' }])('everything about a person, on $engine', (on) => {
  let place: PostgresDatabase | undefined;
  let desk: Desk;
  let kept: Database;
  let witness: DeskWitness | undefined;
  let api: ApiClient;
  let admin: Person;

  beforeAll(async () => {
    place = on.engine === 'postgres' ? await createMigratedPostgresDatabase() : undefined;
    const settings = { ATTESTATION_ROAD: 'ask', DIRECTORY_SYNC: 'true', LOG_LEVEL: 'debug' };
    desk = await Desk.open({ environment: { ...settings, ...(place && { DATABASE_URL: place.url }) } });
    witness = place ? undefined : await DeskWitness.open(desk);
    kept = await openDatabase(storage(), silent);
    api = await ApiClient.open(desk);
    admin = desk.person('admin');
    await until('the directory has Litware', async () => {
      const { json } = await api.call('admin', { method: 'get', path: '/customers?q=litware' });
      return json?.customers?.length === 1;
    });
  }, 60_000);

  afterAll(async () => {
    await witness?.close();
    await kept.close();
    await desk.close();
    await place?.remove();
  });

  const storage = () =>
    place
      ? ({ kind: 'postgres', url: place.url } as const)
      : ({ kind: 'embedded', file: join(desk.directory, 'agreement-desk.db') } as const);

  async function run(words: string): Promise<string> {
    const written: string[] = [];
    const write = (text: string) => void written.push(text);
    const environment = environmentOf(storage());
    const terminal = { environment, write, say: write, ask: undefined, account: 'operator' };
    expect(await personCommand(words.split(' '), terminal)).toBe(0);
    return written.join('');
  }

  async function calls(who: Parameters<ApiClient['call']>[0], path: string, body?: object | string) {
    const headers = typeof body === 'string' ? bytes : { 'Idempotency-Key': crypto.randomUUID() };
    const answer = await api.call(who, { method: body === undefined ? 'get' : 'post', path, body, headers });
    expect([path, answer.status < 300 && answer.status]).toEqual([path, answer.status]);
    return answer;
  }

  async function confirms(): Promise<void> {
    const form = await admin.presses(await admin.says('confirm litware'), 'Confirm for them');
    const ground = { ground: 'email', groundReference: `Mail from ${wholeName}` };
    const review = await admin.presses(form, 'attestation.review', { ...typedContact, ...contact, ...ground });
    expect((await admin.presses(review, 'attestation.confirm')).text).toContain('Acceptance recorded');
  }

  async function asksByLink(): Promise<void> {
    const form = await admin.presses(await admin.says('confirm contoso'), 'Create a link');
    const letter = await admin.presses(form, 'link.make', { ...typedContact, ...contact });
    const sent = await admin.presses(letter, 'link.sent');
    await answersOn(addressIn(letter), 'declined');
    expect((await admin.presses(sent, 'Check again')).text).toContain('The customer declined');
  }

  /** A form that is not finished, a list with two rows about the person, and words of colleagues. */
  async function leavesWords(): Promise<void> {
    const form = await admin.presses(await admin.says('confirm lucerne'), 'Confirm for them');
    await admin.presses(form, 'attestation.review', { ...typedContact, ...contact, email: '' });
    const row = `${contact.firstName};${contact.lastName};${contact.email};2026-01-20`;
    const list = `Customer;First name;Last name;Email;Date of acceptance\r\nTrey Research;${row}\r\nVanArsdel;${row.replace(contact.email, '')}\r\n`;
    const uploaded = await calls('admin', '/lists?act=confirm&name=from_Zacharine_Quillfeather.csv', list);
    await until('the list is checked', async () => {
      const { json } = await calls('admin', `/lists/${uploaded.json?.listId ?? ''}`);
      return json?.state === 'review';
    });
    await calls('admin', '/filters', { name: `ask ${wholeName}`, isShared: true, criteria: { status: 'none' } });
    const vanarsdel = await desk.customerId('VanArsdel');
    await calls('helpdesk', `/customers/${vanarsdel}/handovers`, { note: `Call ${wholeName}, please.` });
  }

  async function handsOutEvidence(): Promise<void> {
    const litware = `/customers/${await desk.customerId('Litware')}/evidence`;
    await calls('admin', `${litware}/attachments?name=${encodeURIComponent(wholeName)}.pdf`, '%PDF-1.7 signed');
    for (const format of ['zip', 'pdf']) await calls('admin', `${litware}/file?format=${format}`);
  }

  test('is exported and erased: somebody at a customer', async () => {
    for (const person of ['admin', 'sales', 'helpdesk'] as const) await desk.person(person).says('help');
    await confirms();
    await asksByLink();
    await leavesWords();
    await handsOutEvidence();
    const before = await whereIs(kept, ...ofContact);
    const tables = ['acceptance_links', 'attestation_people', 'bulk_lists', 'bulk_rows', 'drafts', 'evidence_words'];
    expect([...new Set(before.map((one) => one.split('.')[0]))]).toEqual(
      expect.arrayContaining([...tables, 'handovers', 'saved_filters']),
    );
    const exported = await run(`export ${contact.email}`);
    for (const words of [wholeName, contact.phoneNumber, 'Mail from', 'Call Zacharine'])
      expect(exported).toContain(words);
    await run(`erase ${contact.email} --yes --with-proof`);
    expect(await whereIs(kept, ...ofContact)).toEqual([]);
    expect(JSON.stringify(desk.bot.log)).not.toMatch(/quillfeather|zacharine|705559876/i);
    await noFileHas(...ofContact);
  }, 60_000);

  test('is exported and erased: an agent', async () => {
    const { objectId } = admin;
    expect(await run(`export ${objectId}`)).toContain('Ada Lindqvist');
    await run(`erase ${objectId} --yes --with-proof`);
    expect(await whereIs(kept, objectId, 'Ada Lindqvist')).toEqual(['attestations.agent_id']);
    expect(JSON.stringify(desk.bot.log)).not.toContain('Lindqvist');
    await noFileHas('Ada Lindqvist');
  }, 60_000);

  /** With what was deleted, and is still in the file. */
  async function noFileHas(...words: readonly string[]): Promise<void> {
    for (const word of words) {
      const places = (await witness?.placesOf(word)) ?? [];
      expect(places.filter((one) => !one.startsWith('chat '))).toEqual([]);
    }
  }
});
