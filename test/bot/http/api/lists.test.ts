import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wordingFor } from '../../../../cards/wording/wording.ts';
import { mostListBytes } from '../../../../services/bulk/list/list-limits.ts';
import { type BulkAct, bulkActs } from '../../../../services/bulk/list/list-row.ts';
import { languages } from '../../../../services/conversations/language.ts';
import { ApiClient, type Answered } from '../../../support/desk/api-client.ts';
import { Desk, type PersonName } from '../../../support/desk/desk.ts';
import { listFaultOf, readListBytes } from '../../../support/list-files.ts';
import { until } from '../../../support/until.ts';

const inNoHaste = { AGENT_REQUESTS_PER_MINUTE: '60000', ALL_AGENTS_REQUESTS_PER_MINUTE: '600000' };
let desk: Desk;
let api: ApiClient;
beforeAll(async () => {
  desk = await Desk.open({ environment: { DIRECTORY_SYNC: 'true', ...inNoHaste } });
  api = await ApiClient.open(desk);
  await until('the directory has Litware', async () => {
    const { json } = await api.call('admin', { method: 'get', path: '/customers?q=litware' });
    return json?.customers?.length === 1;
  });
});
afterAll(() => desk.close());

type Body = string | Uint8Array<ArrayBuffer>;

async function upload(body: Body, { act = 'confirm', who = 'admin' }: { act?: BulkAct; who?: PersonName } = {}) {
  const headers = { 'Content-Type': 'application/octet-stream' };
  return api.call(who, { method: 'post', path: `/lists?act=${act}&name=customers.csv`, body, headers });
}

async function get(path: string, who: PersonName = 'admin', language = 'en') {
  return api.call(who, { method: 'get', path, headers: { 'Accept-Language': language } });
}

/** Looked at until it waits for its agent, or has ended. */
async function settled(listId: string, state: string): Promise<Answered> {
  return until(`the list is in ${state}`, async () => {
    const { json } = await get(`/lists/${listId}`);
    return json?.state === state ? json : undefined;
  });
}

const header = 'Kunde;Vorname;Nachname;E-Mail-Adresse;Datum der Zustimmung\r\n';

describe('a list of customers', () => {
  test('is uploaded, corrected, started, and told as a file whose failed rows can be uploaded again', async () => {
    const body = `\uFEFF${header}Litware;Anna;Ek;anna@example.com;03/04/2026\r\n=Nobody();Bo;;bo@example;05/06/2026\r\n`;
    const uploaded = await upload(body);
    expect([uploaded.status, uploaded.json?.state]).toEqual([201, 'checking']);
    const listId = uploaded.json?.listId ?? '';

    const { dateQuestion } = await settled(listId, 'review');
    expect(dateQuestion).toEqual({ example: '03/04/2026', dayFirst: '2026-04-03', monthFirst: '2026-03-04' });
    const order = { method: 'put', path: `/lists/${listId}/date-order`, body: { order: 'month-first' } };
    await api.call('admin', order);
    await until('the dates are read', async () => {
      const { json } = await get(`/lists/${listId}`);
      return json?.state === 'review' && json.counts?.['ready'] === 1;
    });

    const { json } = await get(`/lists/${listId}/rows?show=problems`);
    const [row] = json?.rows ?? [];
    expect(row?.problems.map(({ column, problem }) => [column, problem])).toEqual([
      ['customer', 'unknown-customer'],
      ['lastName', 'missing'],
      ['email', 'not-an-email'],
    ]);
    const toCorrect = await get(`/lists/${listId}/file?rows=to-correct&format=csv`);
    expect(toCorrect.text).toContain("\n'=Nobody(),");
    const expected = { customer: '=Nobody()', firstName: 'Bo', email: 'bo@example', dateAgreed: '2026-05-06' };
    // What is wrong is told on several lines of one cell, and for Excel each line end that is not quoted begins a row.
    const inGerman = await get(`/lists/${listId}/file?rows=to-correct&format=csv`, 'admin', 'de');
    for (const text of [toCorrect.text, inGerman.text])
      expect(await readListBytes(text.replaceAll('\r\n', '\n'))).toEqual([{ number: 2, cells: expected }]);

    const cells = {
      customer: 'Lucerne Publishing',
      firstName: 'Bo',
      lastName: 'Ek',
      email: 'bo@example.com',
      dateAgreed: '2026-01-20',
    };
    const corrected = await api.call('admin', { method: 'put', path: `/lists/${listId}/rows/3`, body: { cells } });
    expect([corrected.json?.state, corrected.json?.problems]).toEqual(['ready', []]);

    await api.call('admin', { method: 'post', path: `/lists/${listId}/acts`, body: { act: 'start' } });
    expect((await settled(listId, 'done')).counts).toMatchObject({ done: 2, problem: 0, failed: 0 });
    const begun = await api.call('admin', { method: 'put', path: `/lists/${listId}/rows/3`, body: { cells } });
    expect([begun.status, begun.json?.code]).toEqual([409, 'list-row-begun']);

    const result = await get(`/lists/${listId}/file?format=csv`, 'admin', 'de');
    const [titles, first, second] = result.text.trim().split('\r\n');
    expect(titles).toMatch(/^Zeile;Kunde;Vorname;.*;Gefundener Kunde;Ergebnis;Was zu tun ist;Referenz$/);
    expect(first).toMatch(/^2;Litware;Anna;Ek;anna@example.com;03\/04\/2026;.*Bestätigt;;[\da-f-]{36}$/);
    expect(second).toMatch(/^3;Lucerne Publishing;.*Bestätigt/);
    expect(await desk.agreementsOf('Litware')).toHaveLength(1);
  });

  test('is one’s own, and nobody else’s', async () => {
    const { json } = await upload(`${header}Litware;A;B;a@example.com;2026-01-20`);
    const listId = json?.listId ?? '';
    for (const path of ['', '/rows', '/file']) expect((await get(`/lists/${listId}${path}`, 'sales')).status).toBe(404);
    const stop = { method: 'post', path: `/lists/${listId}/acts`, body: { act: 'stop' } };
    expect((await api.call('sales', stop)).status).toBe(404);
    expect((await get('/lists', 'sales')).json?.lists?.map((list) => list.listId)).not.toContain(listId);
    expect((await get('/lists')).json?.lists?.map((list) => list.listId)).toContain(listId);
  });

  test('that cannot be read says why, however large it is, and leaves nothing behind', async () => {
    const before = (await get('/lists')).json?.lists?.length;
    const pdf = await upload('%PDF-1.7');
    expect([pdf.status, pdf.json?.code]).toEqual([422, 'list-not-readable']);
    expect(pdf.json?.detail).toContain('.xlsx or .csv');
    const large = await upload(new Uint8Array(2 * mostListBytes).fill(0x41));
    expect([large.status, large.json?.detail]).toEqual([422, expect.stringContaining('25 MB')]);
    const create = await upload('Company;Domain\nContoso;contoso', { act: 'create' });
    expect([create.status, create.json?.code]).toEqual([422, 'bulk-act-closed']);
    expect((await get('/lists')).json?.lists).toHaveLength(before ?? -1);
  });
});

describe('a template', () => {
  test.each(bulkActs)('to %s is read with all its columns, and its example is nobody', async (act) => {
    for (const language of languages)
      for (const format of ['xlsx', 'csv']) {
        const { bytes } = await get(`/list-template?act=${act}&format=${format}`, 'admin', language);
        const found = await listFaultOf(readListBytes(bytes, act));
        expect([language, format, found]).toEqual([language, format, expect.objectContaining({ fault: 'no-rows' })]);
      }
  });

  test('marks what is needed, in the language of its reader', async () => {
    const { text } = await get('/list-template?act=assign&format=csv', 'admin', 'sv');
    expect(text).toBe(`\uFEFFKund *;Ansvarig *\r\n${wordingFor('sv').text('listFile.example')};\r\n`);
  });
});
