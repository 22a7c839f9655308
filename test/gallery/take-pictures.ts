import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandWords } from '../../cards/wording/commands.ts';
import de from '../../cards/wording/de.json' with { type: 'json' };
import en from '../../cards/wording/en.json' with { type: 'json' };
import type { Messages } from '../../cards/wording/spoken-language.ts';
import sv from '../../cards/wording/sv.json' with { type: 'json' };
import zhHans from '../../cards/wording/zh-Hans.json' with { type: 'json' };
import { addDays, dayAt } from '../../services/calendar-day.ts';
import type { Language } from '../../services/conversations/language.ts';
import { openDatabase } from '../../services/database/open-database.ts';
import { StatusCountsStore } from '../../services/reports/status-counts.ts';
import { CapturedLog } from '../support/captured-log.ts';
import { ChatPage } from '../support/browser/chat-page.ts';
import { openChromium } from '../support/browser/chromium.ts';
import { TabDesk } from '../support/browser/tab-desk.ts';
import type { TabPage } from '../support/browser/tab-page.ts';
import { Desk } from '../support/desk/desk.ts';
import { freePort } from '../support/desk/free-port.ts';
import { blockOf } from '../support/docs/markdown.ts';
import { evidencePicture } from './evidence-picture.ts';

interface Scene {
  readonly language: Language;
  readonly wording: Messages;
  /** Of the address of the chat page. */
  readonly query: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly scale: number;
}

const tour = await readFile(new URL('../../docs/tour.md', import.meta.url), 'utf8');
const pictures = new URL('../../docs/pictures/', import.meta.url);
const narrow = { width: 480, height: 1400 };
const contact = {
  firstName: 'Tania',
  lastName: 'Carr',
  email: 'tania.carr@contoso.com',
  phoneNumber: '+1 425 555 0100',
  acceptedOn: '2026-03-02',
};

await mkdir(pictures, { recursive: true });
const browser = await openChromium();
try {
  await onNewDesk((desk) =>
    takeFlow(desk, { language: 'en', wording: en, query: 'person=admin-agent', size: narrow, scale: 2 }),
  );
  await onNewDesk(takeSwedishReceipt);
  await onNewDesk(takeWholePage);
  await takePage();
  await onNewDesk(takeReminders, {
    AGENT_SIGN_IN: 'service-account',
    DIRECTORY_SYNC: 'true',
    PARTNER_CENTER_BACKGROUND_REQUESTS_PER_MINUTE: '60000',
  });
} finally {
  await browser.close();
}

async function onNewDesk(take: (desk: Desk) => Promise<void>, environment: Record<string, string> = {}): Promise<void> {
  // Browsers have to reach the bot where it says that it is, to sign in.
  const asSetUp = { AGENT_SIGN_IN: 'each', PORT: String(await freePort()) };
  const desk = await Desk.open({ environment: { ...asSetUp, ...environment } });
  try {
    await take(desk);
  } finally {
    await desk.close();
  }
}

async function takeFlow(desk: Desk, scene: Scene): Promise<void> {
  const chat = await openChat(desk, scene);
  await fillForm(chat, scene);
  await save('form', await chat.cardPicture());
  await chat.presses(ofContoso(en['form.review']));
  await chat.sees(en['review.title']);
  await save('review', await chat.cardPicture());
  await chat.presses(ofContoso(en['review.confirm']));
  await chat.sees(en['receipt.recorded.title']);
  await save('receipt', await chat.cardPicture());
  await chat.becomes('Hanna Vogel');
  await chat.says('confirm litware');
  await chat.sees(en['notAllowed.attest']);
  await save('refusal', await chat.cardPicture());
  await chat.close();
}

async function takeSwedishReceipt(desk: Desk): Promise<void> {
  const query = 'person=admin-agent&locale=sv-SE&theme=dark';
  const scene: Scene = { language: 'sv', wording: sv, query, size: narrow, scale: 2 };
  const chat = await openChat(desk, scene);
  await confirm(chat, scene);
  await save('receipt-swedish-dark', await chat.cardPicture());
  await chat.close();
}

async function takeWholePage(desk: Desk): Promise<void> {
  const query = 'person=admin-agent&locale=zh-CN&timeZone=Asia/Shanghai&theme=contrast';
  const scene: Scene = { language: 'zh-Hans', wording: zhHans, query, size: { width: 960, height: 1010 }, scale: 1.5 };
  const chat = await openChat(desk, scene);
  await confirm(chat, scene);
  await save('chat-chinese-contrast', await chat.pagePicture());
  await chat.close();
}

/** The first digest, one of its customers, and the report after some weeks. */
async function takeReminders(desk: Desk): Promise<void> {
  const admin = desk.person('admin');
  const rule = await admin.presses(await admin.says('reminders'), 'Company rule');
  const anyTime = { firstAfterDays: '0', workingDays: '1,2,3,4,5,6,7', workFrom: '00:00', workUntil: '23:59' };
  await admin.presses(rule, 'Save', { ...rule.inputs, ...anyTime });
  const size = { width: 480, height: 2000 };
  const chat = await openChat(desk, { language: 'en', wording: en, query: 'person=admin-agent', size, scale: 2 });
  await chat.sees(en['digest.title']);
  await save('digest', await chat.cardPicture());
  await chat.newestCard
    .getByRole('button', { name: /No owner/ })
    .first()
    .click();
  await chat.sees(en['owner.take']);
  await save('reminder', await chat.cardPicture());
  await addWeeks(desk);
  await chat.says('report');
  await chat.sees(en['report.agents.title']);
  await save('report', await chat.cardPicture());
  await chat.close();
}

async function addWeeks(desk: Desk): Promise<void> {
  const file = join(desk.directory, 'agreement-desk.db');
  const database = await openDatabase({ kind: 'embedded', file }, new CapturedLog());
  const store = new StatusCountsStore(database);
  const today = dayAt(new Date(), 'UTC');
  for (let week = 1; week < 12; week++) {
    const accepted = { direct: 9 - Math.floor(week / 3), attested: 18 - week };
    const counts = { ...accepted, 'renewal-due': 9, none: 51 - accepted.direct - accepted.attested, unknown: 0 };
    await store.save({ day: addDays(today, -7 * week), counts });
  }
  await database.close();
}

/** The page in Teams: where all stand, several customers ticked, and one of them opened. */
async function takePage(): Promise<void> {
  const around = await TabDesk.open();
  try {
    await addWeeks(around.desk);
    const wide = { viewport: { width: 1240, height: 800 } };
    const admin = 'person=admin-agent&locale=en-US&subPage=';
    const overview = await around.visit(admin, wide);
    await overview.sees(en['report.trend.title']);
    await save('page-overview', await overview.picture());
    await overview.close();
    const list = await around.visit(`${admin}${encodeURIComponent('view=customers&list=unconfirmed')}`, wide);
    for (const name of ['Contoso Ltd', 'Lucerne Publishing', 'Tailwind Toys'])
      await list.tab.getByRole('checkbox', { name }).check();
    await save('page-customers', await list.picture());
    await list.close();
    await takeList(await around.visit(`${admin}view%3Dlists`, wide));
    const litware = encodeURIComponent(`view=customers&customer=${await around.desk.customerId('Litware')}`);
    const panel = await around.visit(`person=admin-agent&locale=de-DE&theme=dark&subPage=${litware}`, wide);
    await panel.sees(de['status.history']);
    await panel.sees(de['history.empty']);
    await save('page-customer-german-dark', await panel.picture());
    await panel.close();
    await save('page-evidence', await evidencePicture(around, { ...contact, dateAgreed: contact.acceptedOn }));
  } finally {
    await around.close();
  }
}

/** The list of the tour, after its check. */
async function takeList(lists: TabPage): Promise<void> {
  await lists.drops(en['tab.bulk.drop'], { name: 'customers.csv', content: blockOf(tour, 'csv') });
  await lists.tab.getByLabel('April 3, 2026').click();
  await lists.sees(/^Confirm for/);
  await save('page-list', await lists.picture());
  await lists.close();
}

function openChat(desk: Desk, { query, size, scale }: Scene): Promise<ChatPage> {
  const address = { teamsUrl: desk.teams.url, query };
  return ChatPage.open(browser, address, { viewport: size, deviceScaleFactor: scale });
}

async function confirm(chat: ChatPage, scene: Scene): Promise<void> {
  await fillForm(chat, scene);
  await chat.presses(ofContoso(scene.wording['form.review']));
  await chat.sees(scene.wording['review.title']);
  await chat.presses(ofContoso(scene.wording['review.confirm']));
  await chat.sees(scene.wording['receipt.recorded.title']);
}

function ofContoso(sentence: string): string {
  return sentence.replace('{customer}', 'Contoso Ltd');
}

async function fillForm(chat: ChatPage, { language, wording }: Scene): Promise<void> {
  await chat.says(`${commandWords[language].confirm[0]} contoso`);
  await chat.signsIn(wording, 'Accept');
  await chat.sees(ofContoso(wording['form.title']));
  await chat.fillsIn(contact, wording);
}

async function save(name: string, picture: Buffer): Promise<void> {
  await writeFile(new URL(`${name}.png`, pictures), picture);
  console.log(`docs/pictures/${name}.png: ${Math.ceil(picture.length / 1024)} KB`);
}
