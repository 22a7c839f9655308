import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import de from '../../cards/wording/de.json' with { type: 'json' };
import en from '../../cards/wording/en.json' with { type: 'json' };
import { seriousFaults } from '../support/browser/serious-faults.ts';
import { run } from '../../verify/command-line.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import { openReview } from '../support/desk/confirming.ts';
import { pdfLines } from '../support/pages/pdf-text.ts';
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

const list = [
  'Kunde;Vorname;Nachname;E-Mail-Adresse;Datum der Zustimmung',
  'Litware;Anna;Ek;anna@example.com;03/04/2026',
  'VanArsdel;Bo;Ek;bo@example;2026-01-20',
].join('\r\n');

async function chooses(name: string, content: string): Promise<void> {
  const buffer = Buffer.from(content);
  await shown.tab.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

describe('on the page, lists', () => {
  test('are uploaded, asked about, corrected, started, and told', async () => {
    shown = await around.visit('person=admin-agent&locale=en-US&subPage=view%3Dlists');
    await shown.sees(en['tab.bulk.none']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await chooses('kunden.csv', list);
    await shown.tab.getByLabel('April 3, 2026').check();
    await shown.presses('Correct row 3');
    await shown.sees(en['form.problem.not-an-email']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.fills(en['form.email'], 'bo@example.com');
    await shown.presses(en['tab.bulk.check']);
    await shown.presses('Confirm for 2 customers');
    await shown.sees(en['tab.bulk.state.done']);
    await shown.sees(en['listFile.outcome.recorded']);
    expect(await around.desk.agreementsOf('VanArsdel')).toHaveLength(1);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    await shown.presses(en['tab.bulk.mine']);
    await shown.sees('kunden.csv');
  });

  test('say in the dark, and in German, why a file is none', async () => {
    shown = await around.visit('person=sales-agent&locale=de-DE&theme=dark&subPage=view%3Dlists');
    await shown.sees(de['tab.bulk.text']);
    await chooses('kunden.xlsx', '%PDF-1.7');
    await shown.sees(de['listFile.fault.not-a-list']);
    expect(await seriousFaults(shown.frame)).toEqual([]);
    // The browser tells of the answer that refused the file.
    expect(shown.complaints.splice(0)).toHaveLength(1);
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
    await shown.sees(de['story.empty.several']);
    // The browser tells of the answer that refused it.
    expect(shown.complaints.splice(0)).toHaveLength(1);
    await around.leave();
    shown = await around.visit('person=sales-agent&locale=en-US&subPage=view%3Dcustomers');
    expect(await (await exportMenu()).count()).toBe(0);
  });
});
