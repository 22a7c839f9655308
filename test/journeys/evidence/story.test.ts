import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../../verify/command-line.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk, type PersonName } from '../../support/desk/desk.ts';
import type { Person } from '../../support/desk/person.ts';

const ground = { ground: 'signed-copy', groundReference: 'folder 17' };
const pdf = Buffer.from('%PDF-1.7\nI, Tania Carr, accept.');

let desk: Desk;
let admin: Person;
let api: ApiClient;
let customerId: string;

beforeAll(async () => {
  desk = await Desk.open();
  admin = desk.person('admin');
  api = await ApiClient.open(desk);
  customerId = await desk.customerId('Contoso Ltd');
});

afterAll(() => desk.close());

/** A file as bytes. */
async function download(who: PersonName, format: string): Promise<Buffer> {
  const url = `${await desk.bot.url()}/api/v1/customers/${customerId}/evidence/file?format=${format}`;
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${await api.token(who)}` } });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

function attach(who: PersonName, name: string, body: string) {
  const headers = { 'Content-Type': 'application/octet-stream' };
  const path = `/customers/${customerId}/evidence/attachments?name=${name}`;
  return api.call(who, { method: 'post', path, body, headers });
}

describe('the ground of a confirmation', () => {
  test('is asked without being wanted, and is in review, receipt, history and evidence', async () => {
    const form = await admin.says('confirm contoso');
    expect(form.inputs).toMatchObject({ ground: '', groundReference: '' });
    const review = await admin.presses(form, 'attestation.review', { ...typedContact, ...ground });
    expectWords(review, 'Signed copy, folder 17');
    const receipt = await admin.presses(review, 'attestation.confirm');
    expectWords(receipt, 'Signed copy, folder 17');
    expectWords(await admin.presses(receipt, 'History'), 'Basis: Signed copy, folder 17');

    const story = await admin.says('evidence contoso');
    for (const words of ['Sent to Microsoft', 'Basis: Signed copy, folder 17', 'Tania Carr']) expectWords(story, words);
    expect(JSON.stringify(desk.bot.log)).not.toContain('folder 17');
  });

  test('is kept when the form comes back, and can be taken back', async () => {
    const form = await admin.says('confirm litware');
    const wrong = await admin.presses(form, 'attestation.review', { ...ground, firstName: 'A' });
    expect(wrong.inputs).toMatchObject(ground);
    const review = await admin.presses(wrong, 'attestation.review', { ...typedContact, ground: 'unknown' });
    expect(review.text).not.toContain('Basis');
  });
});

describe('the evidence of a customer', () => {
  test('gets a file, and none that is something else than it says', async () => {
    expect((await attach('sales', 'signed.pdf', String(pdf))).status).toBe(201);
    expect((await attach('sales', 'signed.pdf', 'MZ')).json).toMatchObject({
      code: 'file-not-taken',
      detail: expect.stringContaining('isn’t a PDF'),
    });
    expect((await attach('global', 'signed.pdf', String(pdf))).status).toBe(403);
    expectWords(await admin.says('evidence contoso'), 'signed.pdf');
  });

  test('is handed out to those who may, whole, proved and with the file in it', async () => {
    const path = join(desk.directory, 'contoso.zip');
    await writeFile(path, await download('admin', 'zip'));
    expect(await run([path])).toMatchObject({ exitCode: 0, text: expect.stringContaining('1 checked, 0 not') });
    expect((await download('global', 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const { status } = await api.call('sales', { method: 'get', path: `/customers/${customerId}/evidence/file` });
    expect(status).toBe(403);
  });

  test('is read on the page as in the chat, each entry with what proves it', async () => {
    const { json } = await api.call('helpdesk', { method: 'get', path: `/customers/${customerId}/evidence` });
    const { entries } = json as unknown as { entries: readonly { kind: string; proof: string; lines: string[] }[] };
    expect(entries.map(({ kind, proof }) => [kind, proof])).toEqual([
      ['file-attached', 'proved'],
      ['attestation-settled', 'proved'],
      ['attestation-intended', 'proved'],
    ]);
    expect(entries[2]?.lines).toContain('Basis: Signed copy, folder 17');
  });
});
