import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import de from '../../cards/wording/de.json' with { type: 'json' };
import en from '../../cards/wording/en.json' with { type: 'json' };
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { run } from '../../verify/command-line.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import { openReview } from '../support/desk/confirming.ts';
import { pdfLines } from '../support/pages/pdf-text.ts';
import { blockOf } from '../support/docs/markdown.ts';
import type { TabPage } from '../support/browser/tab-page.ts';

let around: TabDesk;
let shown: TabPage;

beforeAll(async () => {
  around = await TabDesk.open();
});
afterAll(() => around.close());
afterEach(async () => {
  expect(await around.leave()).toEqual([]);
});

const header = 'Kunde;Vorname;Nachname;E-Mail-Adresse;Datum der Zustimmung';
/** The one that the tour has everybody try. */
const list = blockOf(readFileSync('docs/tour.md', 'utf8'), 'csv');

async function visitsLists(look = 'person=admin-agent&locale=en-US'): Promise<void> {
  shown = await around.visit(`${look}&subPage=view%3Dlists`);
}

async function chooses(name: string, content: string): Promise<void> {
  const buffer = Buffer.from(content);
  await shown.tab.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** What stands under a title in a file, row by row. */
function column({ content }: { readonly content: Buffer }, title: string): readonly (string | undefined)[] {
  const [titles = [], ...rows] = parse(content, { bom: true });
  return rows.map((row) => row[titles.indexOf(title)]);
}

describe('on the page, lists', () => {
  test('are dropped, asked about, corrected, started, told, and taken away', async () => {
    await visitsLists();
    await shown.sees(en['tab.bulk.none']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.drops(en['tab.bulk.drop'], { name: 'customers.csv', content: list });
    await shown.tab.getByLabel('April 3, 2026').click();
    await shown.presses('Correct row 3');
    await shown.sees(en['form.problem.not-an-email']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.fills(en['form.email'], 'bo@vanarsdel.example');
    await shown.presses(en['tab.bulk.check']);
    const again = await shown.downloads(en['tab.bulk.toCorrect'], 'CSV');
    expect(column(again, en['which.label'])).toEqual(['Humongous Versicherung', 'Litware']);
    await shown.presses('Humongous Versicherung Gießen AG');
    await shown.presses('Confirm for 3 customers');
    await shown.sees(`· ${en['bulk.state.done']}`);
    await shown.sees(en['listFile.outcome.recorded']);
    expect(await around.desk.agreementsOf('VanArsdel')).toHaveLength(1);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    const result = await shown.downloads(en['tab.bulk.result'], 'CSV');
    expect(result.name).toBe(`customers – ${en['tab.bulk.result']}.csv`);
    expect(column(result, en['listFile.column.outcome'])).toEqual([
      ...Array<string>(3).fill(en['listFile.outcome.recorded']),
      expect.stringMatching(/^Left out/),
      en['listFile.outcome.problem'],
    ]);
    const { content } = await shown.downloads(en['tab.bulk.result'], 'Excel');
    expect(content.subarray(0, 2).toString()).toBe('PK');
    await shown.presses(en['tab.bulk.mine']);
    await shown.sees('customers.csv');
  });

  test('are paused, go on, and say what was not done when they are stopped', async () => {
    const path = `/customers/${await around.desk.customerId('Contoso Ltd')}/agreements`;
    await around.desk.fault({ method: 'GET', path, status: 503, times: 100_000 });
    try {
      await visitsLists();
      await chooses('one.csv', `${header}\r\nContoso Ltd;Anna;Ek;anna@example.com;2026-01-20`);
      await shown.presses('Confirm for one customer');
      await shown.presses(en['bulk.pause']);
      await shown.sees(en['bulk.state.paused']);
      await shown.presses(en['bulk.resume']);
      await shown.presses(en['bulk.stop']);
      await shown.sees(en['tab.bulk.stop.text']);
      expect(await seriousFaults(shown.frame)).toEqual([]);
      await shown.presses(en['form.cancel']);
      await shown.presses(en['bulk.stop']);
      await shown.tab.getByRole('dialog').getByRole('button', { name: en['bulk.stop'] }).click();
      await shown.sees(en['bulk.state.stopped']);
      await shown.sees(en['listFile.outcome.not-done']);
      const again = await shown.downloads(en['tab.bulk.notDone'], 'CSV');
      expect(column(again, en['listFile.column.why'])).toEqual([en['listFile.next.not-done']]);
    } finally {
      await around.desk.withoutFaults();
    }
    expect(await around.desk.agreementsOf('Contoso Ltd')).toEqual([]);
  });

  test('are made of customers that were ticked, with the contacts that are known', async () => {
    shown = await around.visit(
      `person=admin-agent&locale=en-US&subPage=${encodeURIComponent('view=customers&list=unconfirmed')}`,
    );
    for (const name of ['Lucerne Publishing', 'Tailwind Toys']) await shown.tab.getByRole('checkbox', { name }).check();
    await shown.presses(en['bulk.act.confirm']);
    await shown.fills(en['form.acceptedOn'], '2026-03-02');
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.presses(en['tab.bulk.chosen.do']);
    await shown.presses('Confirm for 2 customers');
    await shown.sees(`· ${en['bulk.state.done']}`);
    const [agreement] = await around.desk.agreementsOf('Lucerne Publishing');
    expect(agreement?.dateAgreed.slice(0, 10)).toBe('2026-03-02');
  });

  test('fit a phone, in the dark and in German, and say why a file is none', async () => {
    const look = 'person=sales-agent&locale=de-DE&theme=dark';
    shown = await around.visit(`${look}&subPage=view%3Dlists`, { viewport: { width: 360, height: 740 } });
    await shown.sees(de['tab.bulk.text']);
    expect(await shown.overflow()).toBeLessThanOrEqual(0);
    await chooses('kunden.xlsx', '%PDF-1.7');
    await shown.sees(de['listFile.fault.not-a-list']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    // The browser tells of the answer that refused the file.
    expect(shown.complaints.splice(0)).toHaveLength(1);
    await chooses('kunden.csv', list.replace('\n', ',Wie\n'));
    await shown.sees(de['listFile.outcome.problem']);
    await shown.sees('Nicht gelesene Spalten: Wie');
    expect(await shown.overflow()).toBeLessThanOrEqual(0);
    expect(await seriousFaults(shown.frame)).toEqual([]);
  });
});

describe('on the page, the evidence of the customers in a list', () => {
  const exportMenu = async () => {
    await shown.presses(en['tab.export']);
    await shown.tab.getByRole('menuitem', { name: 'CSV' }).waitFor();
    return shown.tab.getByRole('menuitem', { name: new RegExp(en['tab.evidenceFile']) });
  };

  test('is taken away, proved and to be read, by who may', async () => {
    const desk = around.desk;
    const admin = desk.person('admin');
    const review = await openReview(desk, admin, { customer: 'Lucerne Publishing', email: 'a@b.example' });
    await admin.presses(review, 'attestation.confirm');
    shown = await around.visit('person=admin-agent&locale=en-US&subPage=view%3Dcustomers%26q%3Dlucerne');
    await shown.tab.getByRole('button', { name: 'Lucerne Publishing' }).waitFor();
    for (const format of ['ZIP', 'PDF']) {
      const file = (await exportMenu()).filter({ hasText: format });
      expect(await seriousFaults(shown.frame)).toEqual([]);
      const [download] = await Promise.all([shown.page.waitForEvent('download'), file.click()]);
      expect(download.suggestedFilename()).toMatch(/^evidence-\d{4}-\d\d-\d\d\.(zip|pdf)$/);
      const path = await download.path();
      if (format === 'ZIP') expect(await run([path])).toMatchObject({ exitCode: 0 });
      else expect(pdfLines(await readFile(path))).toContain('Lucerne Publishing');
    }
  });

  test('is said to be none where nothing is known, and not offered to others', async () => {
    shown = await around.visit('person=admin-agent&locale=de-DE&subPage=view%3Dcustomers%26q%3Dnobody');
    await shown.presses(de['tab.export']);
    await shown.tab.getByRole('menuitem', { name: `${de['tab.evidenceFile']} (PDF)` }).click();
    await shown.sees(de['story.empty.customers']);
    // The browser tells of the answer that refused it.
    expect(shown.complaints.splice(0)).toHaveLength(1);
    await around.leave();
    shown = await around.visit('person=sales-agent&locale=en-US&subPage=view%3Dcustomers');
    expect(await (await exportMenu()).count()).toBe(0);
  });
});
