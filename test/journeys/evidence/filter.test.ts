import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../../services/database/open-database.ts';
import { mostExported } from '../../../services/audit/too-many-to-export-error.ts';
import { run } from '../../../verify/command-line.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { openReview } from '../../support/desk/confirming.ts';
import { Desk, type PersonName } from '../../support/desk/desk.ts';
import { pdfLines } from '../../support/pages/pdf-text.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';

const confirmed = ['Contoso Ltd', 'Litware'];
let desk: Desk;
let api: ApiClient;

beforeAll(async () => {
  const environment = { DIRECTORY_SYNC: 'true', PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000' };
  desk = await Desk.open({ environment, customers: mostExported + 20 });
  api = await ApiClient.open(desk);
  const admin = desk.person('admin');
  for (const customer of confirmed)
    await admin.presses(await openReview(desk, admin, { customer, email: 'a@b.example' }), 'attestation.confirm');
  await until('all customers are listed', async () => {
    const { json } = await api.call('admin', { method: 'get', path: '/customers?limit=1' });
    const { count } = json as unknown as { count: { count: number; isMore: boolean } };
    return count.isMore || count.count > mostExported;
  });
  await until('the two are known as confirmed', async () => {
    const { json } = await api.call('admin', { method: 'get', path: '/customers?status=attested&limit=200' });
    const names = json?.customers?.map(({ companyName }) => companyName) ?? [];
    return confirmed.every((name) => names.includes(name));
  });
});
afterAll(() => desk.close());

async function fileFor(query: string, who: PersonName = 'admin'): Promise<Response> {
  const headers = { Authorization: `Bearer ${await api.token(who)}` };
  return fetch(`${await desk.bot.url()}/api/v1/evidence/file?${query}`, { headers });
}

const bytesIn = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

async function exportedEntries(): Promise<readonly { what: string; customerIds: readonly string[] }[]> {
  const file = join(desk.directory, 'agreement-desk.db');
  const { query, close } = await openDatabase({ kind: 'embedded', file }, silent);
  const rows = await query.selectFrom('evidence_entries').select('entry').where('kind', '=', 'exported').execute();
  await close();
  return rows.map(({ entry }) => JSON.parse(entry) as { what: string; customerIds: readonly string[] });
}

describe('the evidence of all customers in a list', () => {
  test('is one file, in which each story is whole and proved, and an entry that names them', async () => {
    const ids = await Promise.all(confirmed.map((name) => desk.customerId(name)));
    const answer = await fileFor('status=attested&format=zip');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const path = join(desk.directory, 'several.zip');
    await writeFile(path, await bytesIn(answer));
    const verdict = await run([path]);
    expect(verdict.exitCode).toBe(0);
    for (const id of ids) expect(verdict.text).toContain(id);
    const [entry] = await exportedEntries();
    expect(entry?.what).toBe('evidence-file');
    expect(entry?.customerIds.toSorted()).toEqual(ids.toSorted());
  });

  test('is a paper to read, one customer after the other', async () => {
    const lines = pdfLines(await bytesIn(await fileFor('status=attested&format=pdf')));
    expect(lines).toContain('Evidence for 2 customers');
    for (const name of confirmed) expect(lines.filter((line) => line === name)).toHaveLength(1);
    expect(lines.filter((line) => line === 'Sent to Microsoft')).toHaveLength(2);
    expect((await exportedEntries()).map(({ what }) => what)).toContain('story');
  });

  test('is refused with a sentence where there are too many, or nothing is known of any', async () => {
    const before = (await exportedEntries()).length;
    for (const format of ['zip', 'pdf']) {
      const all = await fileFor(`format=${format}`);
      expect([all.status, await all.json()]).toEqual([
        422,
        expect.objectContaining({ code: 'too-many-to-export', detail: expect.stringContaining('more than 500') }),
      ]);
      for (const query of ['q=nobody', 'q=Adventure'])
        expect(await (await fileFor(`format=${format}&${query}`)).json()).toMatchObject({ code: 'nothing-to-export' });
    }
    expect((await exportedEntries()).length).toBe(before);
  });

  test('is for those who may take it away', async () => {
    for (const format of ['zip', 'pdf'])
      expect((await fileFor(`format=${format}&q=contoso`, 'sales')).status).toBe(403);
  });
});
