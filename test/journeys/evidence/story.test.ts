import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../../verify/command-line.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import { ApiClient } from '../../support/desk/api-client.ts';
import { openReview, typedContact } from '../../support/desk/confirming.ts';
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

describe('the ground of a confirmation that was made without one', () => {
  test('is told later, from the receipt or the story, and then shows when and by whom', async () => {
    const review = await openReview(desk, admin, { customer: 'Lucerne Publishing', email: 'ann@lucerne.example' });
    const receipt = await admin.presses(review, 'attestation.confirm');
    const form = await admin.presses(receipt, 'Add the basis');
    expectWords(form, 'Tania Carr');
    expectWords(await admin.presses(form, 'ground.give', { ground: '' }), 'Choose how they told you');
    const sales = desk.person('sales');
    const again = await sales.presses(await sales.says('evidence lucerne'), 'Add the basis');
    const told = await sales.presses(again, 'ground.give', { ground: 'e-mail', groundReference: 'mail of 3 March' });
    for (const words of ['Basis added', 'Basis: Email, mail of 3 March', 'Sam Okafor']) expectWords(told, words);
    expect(told.buttons).not.toContain('Add the basis');
    const history = await admin.says('history lucerne');
    for (const words of ['Basis: Email, mail of 3 March', 'Basis added later by Sam Okafor'])
      expectWords(history, words);
    const path = `/customers/${await desk.customerId('Lucerne Publishing')}/history`;
    expect((await api.call('helpdesk', { method: 'get', path })).json).toMatchObject({
      entries: [{ ground: 'e-mail', groundReference: 'mail of 3 March', groundAdded: { by: 'Sam Okafor' } }],
    });
    // Whoever is late sees who was first.
    expectWords(await admin.presses(form, 'ground.give', { ground: 'phone' }), 'mail of 3 March');
    expect(JSON.stringify(desk.bot.log)).not.toContain('mail of 3 March');
  });

  test('is told on the page, where what is missing stands above the story', async () => {
    const review = await openReview(desk, admin, { customer: 'VanArsdel', email: 'ann@vanarsdel.example' });
    await admin.presses(review, 'attestation.confirm');
    const path = `/customers/${await desk.customerId('VanArsdel')}/evidence`;
    const lacking = async () => {
      const { json } = await api.call('helpdesk', { method: 'get', path });
      return (json as unknown as { lacking: readonly { attestationId: string; lacks: readonly string[] }[] }).lacking;
    };
    const [first] = await lacking();
    expect(first?.lacks).toEqual(['no-ground', 'no-file']);
    const attestationId = first?.attestationId ?? '';
    const give = (body: object) => api.call('helpdesk', { method: 'post', path: `${path}/grounds`, body });
    const tooLong = await give({ attestationId, ground: 'order', groundReference: 'x'.repeat(121) });
    expect(tooLong.json).toEqual({ problems: { groundReference: expect.any(String) } });
    expect((await give({ attestationId, ground: 'order', groundReference: 'PO 4711' })).json).toEqual({ problems: {} });
    expect((await give({ attestationId, ground: 'phone' })).json).toMatchObject({ code: 'ground-known' });
    const file = `${path}/attachments?name=order.pdf&attestationId=`;
    const upload = { method: 'post', body: String(pdf), headers: { 'Content-Type': 'application/octet-stream' } };
    expect((await api.call('helpdesk', { ...upload, path: `${file}${customerId}` })).status).toBe(404);
    expect((await api.call('helpdesk', { ...upload, path: `${file}${attestationId}` })).status).toBe(201);
    expect(await lacking()).toEqual([]);
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

  test('is handed out with the head that somebody has kept, where they ask for it', async () => {
    // The first one signs what is new about the customer, the second no more than that there was a first.
    for (const format of ['zip', 'zip']) await download('admin', format);
    const published = await (await fetch(`${await desk.bot.url()}/api/v1/evidence/head`)).text();
    const [, size] = published.split('\n');
    const [head, file] = [join(desk.directory, 'head.txt'), join(desk.directory, 'compared.zip')];
    await writeFile(head, published);
    const compared = async (format: string) => {
      await writeFile(file, await download('admin', format));
      return (await run([file, '--head', head])).exitCode;
    };
    expect([await compared('zip'), await compared(`zip&heads=1,${size}`)]).toEqual([1, 0]);
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
