import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatMessage } from '../../../sandbox/teams/chat-message.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { run } from '../../../verify/command-line.ts';
import { ShownCard } from '../../support/cards/shown-card.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { openReview } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';
import { silent } from '../../support/silent-log.ts';

let desk: Desk;
let admin: Person;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
  const review = await openReview(desk, admin, { customer: 'Contoso Ltd', email: 'tania@contoso.example' });
  await admin.presses(review, 'attestation.confirm');
});

afterEach(() => fetch(`${desk.teams.url}/api/connector-faults`, { method: 'DELETE' }));
afterAll(() => desk.close());

/** The card with which Teams asks, once the button has been pressed. */
async function offered(who: Person, card: ShownCard, button: string): Promise<ChatMessage> {
  const before = new Set((await who.messages()).map(({ id }) => id));
  await who.executes(card, button);
  return who.sees(({ id, file }) => file?.kind === 'consent' && !before.has(id));
}

const said = async (words: string) =>
  admin.sees((message) => message.cards.some((card) => JSON.stringify(card).includes(words)));

async function saved(kind: string): Promise<Buffer> {
  const { file } = await admin.sees((message) => message.file?.kind === 'info' && message.file.fileType === kind);
  return Buffer.from(await (await fetch(file?.kind === 'info' ? file.contentUrl : '')).arrayBuffer());
}

async function exportsOf(what: string): Promise<number> {
  const file = join(desk.directory, 'agreement-desk.db');
  const { query, close } = await openDatabase({ kind: 'embedded', file }, silent);
  const rows = await query.selectFrom('evidence_entries').select('entry').where('kind', '=', 'exported').execute();
  await close();
  return rows.filter(({ entry }) => (JSON.parse(entry) as { what: string }).what === what).length;
}

/** The next upload to the agent's OneDrive fails so. */
const failUpload = (status: number) =>
  fetch(`${desk.teams.url}/api/connector-faults`, {
    method: 'POST',
    body: JSON.stringify([{ method: 'PUT', path: '^/onedrive/uploads/', status, times: 1 }]),
  });

describe('a file from the chat', () => {
  test('is asked for by Teams, goes into the agent’s OneDrive when they agree, and is an entry', async () => {
    const story = await admin.says('evidence contoso');
    const consent = await offered(admin, story, 'Save with proofs (ZIP)');
    expect(consent.file).toMatchObject({ description: expect.stringContaining('Contoso Ltd'), isDecided: false });
    expect(await exportsOf('evidence-file')).toBe(0);
    expect(await admin.decides(consent, 'accept')).toBe(200);
    const path = join(desk.directory, 'contoso.zip');
    await writeFile(path, await saved('zip'));
    expect(await run([path])).toMatchObject({ exitCode: 0 });
    expect(await exportsOf('evidence-file')).toBe(1);
    // What was decided asks no more.
    expect((await admin.messages()).some(({ file }) => file?.kind === 'consent')).toBe(false);
  });

  test('is a PDF to read, or the report for auditors', async () => {
    const story = await admin.says('evidence contoso');
    await admin.decides(await offered(admin, story, 'Save as PDF'), 'accept');
    expect((await saved('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const report = await admin.presses(await admin.says('report'), 'Report for auditors');
    const thisYear = report.buttons.find((title) => title.endsWith('as Excel'));
    const consent = await offered(admin, report, thisYear ?? '');
    await admin.decides(consent, 'accept');
    expect((await saved('xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(await exportsOf('audit-report')).toBe(1);
  });

  test('is not saved when they decline, and is a press away', async () => {
    const consent = await offered(admin, await admin.says('evidence contoso'), 'Save as PDF');
    const before = await exportsOf('story');
    expect(await admin.decides(consent, 'decline')).toBe(200);
    const notice = new ShownCard(...messageParts(await said('You declined')));
    expect(await exportsOf('story')).toBe(before);
    expect((await offered(admin, notice, 'Try again')).file?.kind).toBe('consent');
  });

  test.each([
    [404, 'had expired'],
    [507, 'no room'],
    [500, 'didn’t take it'],
  ])('says why it is not there where OneDrive answers %i', async (status, words) => {
    const consent = await offered(admin, await admin.says('evidence contoso'), 'Save as PDF');
    await failUpload(status);
    expect(await admin.decides(consent, 'accept')).toBe(200);
    await said(words);
  });

  test('is offered to those alone who may, and checked again when it is made', async () => {
    const sales = desk.person('sales');
    const story = await sales.says('evidence contoso');
    expect(story.buttons).not.toContain('Save as PDF');
    const data = { verb: 'evidence.file', customerId: await desk.customerId('Contoso Ltd'), format: 'zip' };
    const before = await exportsOf('evidence-file');
    const accept = await sales.sendsRaw({ ...invoke(`${desk.teams.url}/onedrive/uploads/x`, data) });
    expect(accept.status).toBe(200);
    await sales.sees(({ cards }) => cards.some((card) => JSON.stringify(card).includes('Admin agent')));
    expect(await exportsOf('evidence-file')).toBe(before);
  });

  test('goes nowhere but where Teams keeps files', async () => {
    const data = { verb: 'evidence.file', customerId: await desk.customerId('Contoso Ltd'), format: 'zip' };
    const before = await exportsOf('evidence-file');
    expect((await admin.sendsRaw(invoke('https://files.example/x', data))).status).toBe(200);
    expect((await admin.sendsRaw(invoke(`${desk.teams.url}/x`, { verb: 'status.show' }))).status).toBe(400);
    expect(await exportsOf('evidence-file')).toBe(before);
  });

  test('is not there where it is more than OneDrive takes at once, and is a press away from its story', async () => {
    const api = await ApiClient.open(desk);
    const path = `/customers/${await desk.customerId('Contoso Ltd')}/evidence/attachments?name=scan.pdf`;
    const headers = { 'Content-Type': 'application/octet-stream' };
    for (let at = 0; at < 8; at += 1) {
      // Seven megabytes also once they are packed.
      const body = `%PDF-1.7\n${randomBytes(7_000_000).toString('base64')}`;
      expect((await api.call('admin', { method: 'post', path, body, headers })).status).toBe(201);
    }
    const consent = await offered(admin, await admin.says('evidence contoso'), 'Save with proofs (ZIP)');
    expect(await admin.decides(consent, 'accept')).toBe(200);
    const notice = new ShownCard(...messageParts(await said('larger than 50 MB')));
    expect((await admin.presses(notice, 'Evidence')).text).toContain('scan.pdf');
  });
});

function messageParts({ id, cards }: ChatMessage): ConstructorParameters<typeof ShownCard> {
  return [id, cards[0] ?? {}];
}

/** As Microsoft documents it (bots/how-to/bots-filesv4). */
function invoke(uploadUrl: string, context: object) {
  const uploadInfo = { contentUrl: uploadUrl, name: 'a.zip', uploadUrl, uniqueId: '1150D938', fileType: 'zip' };
  const value = { type: 'fileUpload', action: 'accept', context, uploadInfo };
  return { type: 'invoke', name: 'fileConsent/invoke', value };
}
