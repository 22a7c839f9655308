import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { expectWords } from '../../support/cards/expect-words.ts';
import type { ShownCard } from '../../support/cards/shown-card.ts';
import { createMigratedPostgresDatabase } from '../../support/databases/migrated-databases.ts';
import type { PostgresDatabase } from '../../support/databases/postgres.ts';
import { addressIn, answersOn, secretIn } from '../../support/desk/accepting.ts';
import { typedContact } from '../../support/desk/confirming.ts';
import { Desk } from '../../support/desk/desk.ts';
import { freePort } from '../../support/desk/free-port.ts';
import { DeskWitness } from '../../support/desk/desk-witness.ts';
import type { Person } from '../../support/desk/person.ts';
import { signInAtPage } from '../../support/desk/sign-in-browser.ts';
import { execute, forge } from '../../support/microsoft/forging.ts';
import { SandboxControl } from '../../support/microsoft/sandbox-control.ts';
import { silent } from '../../support/silent-log.ts';
import { until } from '../../support/until.ts';
import { personalChatIdOf } from '../../../sandbox/teams/teams-account.ts';

interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

const sendMail = { method: 'POST', path: '/me/sendMail$' };
const timeoutMs = 2_000;

describe.each([{ engine: 'embedded' }, { engine: 'postgres' }])(
  'a letter from the agent’s mailbox, on $engine',
  (on) => {
    let database: PostgresDatabase | undefined;
    let desk: Desk;
    let control: SandboxControl;
    /** What the bot keeps, read beside it. */
    let kept: Database;
    let admin: Person;
    let customers = 0;

    beforeAll(async () => {
      database = on.engine === 'postgres' ? await createMigratedPostgresDatabase() : undefined;
      // Ten minutes a second: what a process that died left behind is soon over.
      const clock = { SANDBOX_CLOCK_SPEED: '600', SANDBOX_CLOCK_ANCHOR: String(Date.now()) };
      const settings = {
        ATTESTATION_ROAD: 'enhanced',
        AGENT_SIGN_IN: 'each',
        LOG_LEVEL: 'debug',
        PORT: String(await freePort()),
      };
      const patience = { PARTNER_CENTER_TIMEOUT_SECONDS: String(timeoutMs / 1_000) };
      const store = database && { DATABASE_URL: database.url };
      desk = await Desk.open({ environment: { ...clock, ...settings, ...patience, ...store } });
      control = new SandboxControl(desk.partnerCenter.url);
      const file = join(desk.directory, 'agreement-desk.db');
      kept = await openDatabase(
        database ? { kind: 'postgres', url: database.url } : { kind: 'embedded', file },
        silent,
      );
      admin = desk.person('admin');
    }, 60_000);

    afterEach(() => entra('DELETE', '/sandbox/faults'));

    afterAll(async () => {
      await kept.close();
      await desk.close();
      await database?.remove();
    });

    const entra = async (method: string, path: string, body?: unknown): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(desk.entra.url + path, { method, headers, body: JSON.stringify(body) });
      return answer.status === 204 ? undefined : answer.json();
    };
    const plan = (fault: object) => entra('POST', '/sandbox/faults', [{ ...sendMail, ...fault }]);
    const mailsTo = async (email: string): Promise<readonly Mail[]> => {
      const { mails } = (await entra('GET', '/sandbox/mail')) as { readonly mails: readonly Mail[] };
      return mails.filter(({ to }) => to.includes(email));
    };

    const mailStateOf = async (email: string) =>
      (
        await kept.query
          .selectFrom('acceptance_links')
          .select('mail_state')
          .where('email', '=', email)
          .executeTakeFirst()
      )?.mail_state;

    /** What an answer means is told alike whatever keeps it: the second engine meets one of each kind. */
    const ofEngine = <End extends string | number>(cases: readonly [string, object, End][]) =>
      on.engine === 'embedded' ? cases : cases.slice(0, 1);

    /** Signed in, and allowed to send e-mails too, unless told otherwise. */
    async function signedIn(consent: 'given' | 'withdrawn' = 'given'): Promise<void> {
      await admin.says('sign out');
      await desk.entraSwitch({ consent });
      const asked = await admin.isAskedFor(() => admin.mentions('status contoso'));
      const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
      await admin.endsSignIn(page.code ?? '');
    }

    /** The letter to a customer of its own. */
    async function getsLetter(): Promise<{
      readonly name: string;
      readonly email: string;
      readonly letter: ShownCard;
    }> {
      const name = `Relecloud ${String(++customers).padStart(3, '0')}`;
      const email = `tania@${on.engine}-${customers}.example`;
      await control.addCustomer({ companyName: name });
      const form = await admin.says(`confirm ${name}`);
      return { name, email, letter: await admin.presses(form, 'link.make', { ...typedContact, email }) };
    }

    test('is sent after the agent has allowed it once, and the customer accepts by it', async () => {
      await signedIn('withdrawn');
      const { name, email, letter } = await getsLetter();
      expectWords(letter, 'I can send this email from your mailbox, exactly as it stands here.');
      const asked = await admin.isAskedFor(() => admin.executes(letter, 'Send from my mailbox'));
      expect(asked.signIn.text).toContain('permission once to send emails from your mailbox');
      expect(asked.signIn).not.toHaveProperty('exchange');
      expect(await mailsTo(email)).toEqual([]);
      const page = await signInAtPage(asked.signIn.url, { person: admin.objectId });
      expect(page.entra.searchParams.get('scope')).toContain('https://graph.microsoft.com/Mail.Send');
      await admin.endsSignIn(page.code ?? '');
      const sent = await admin.cardNow(letter.activityId);
      for (const words of ['Waiting for the customer', 'Ada Lindqvist’s mailbox']) expectWords(sent, words);
      expect(sent.buttons).not.toContain('I haven’t sent it');
      const [mail, ...others] = await mailsTo(email);
      expect(others).toEqual([]);
      expect(mail).toMatchObject({ from: 'ada.lindqvist@adatum.onmicrosoft.com', subject: letter.inputs['subject'] });
      expect(mail?.body).toBe(letter.inputs['body']);
      await answersOn(addressIn(letter), 'agreed');
      await admin.sees(({ from, cards }) => {
        const card = JSON.stringify(cards);
        return from === 'bot' && card.includes(name) && card.includes('The customer accepted on Microsoft’s page');
      });
      const below = await until('the letter’s card leads to the receipt', async () => {
        const card = await admin.cardNow(letter.activityId);
        return card.text.includes('You’ll find the details in my message below.') && card;
      });
      expect(below.text).not.toContain('The customer accepted on Microsoft’s page');
      const receipts = (await admin.messages()).filter(({ cards }) => {
        const card = JSON.stringify(cards);
        return card.includes(name) && card.includes('The customer accepted on Microsoft’s page');
      });
      expect(receipts).toHaveLength(1);
    }, 60_000);

    test('and whoever declines sends it otherwise', async () => {
      await signedIn('withdrawn');
      const { email, letter } = await getsLetter();
      const asked = await admin.isAskedFor(() => admin.executes(letter, 'link.mail'));
      const page = await signInAtPage(asked.signIn.url, { person: admin.objectId, consent: 'declined' });
      expect(page).toMatchObject({ status: 403, title: 'You haven’t given permission' });
      expectWords(await admin.presses(letter, 'I’ve sent it'), 'Waiting for the customer');
      expect(await mailsTo(email)).toEqual([]);
    }, 60_000);

    test('is sent once, however often the button is pressed', async () => {
      await signedIn();
      const { email, letter } = await getsLetter();
      await plan({ delayMs: timeoutMs / 4 });
      await Promise.all([1, 2, 3].map(() => admin.executes(letter, 'link.mail')));
      await admin.sees(({ cards }) => JSON.stringify(cards).includes('Ada Lindqvist’s mailbox'));
      await forge(admin, letter, execute({ ...letter.action('link.mail').data, verb: 'link.mail' }));
      expect(await mailsTo(email)).toHaveLength(1);
    }, 60_000);

    test.each(
      ofEngine([
        ['throttles', { status: 429, headers: { 'retry-after': '0' } }, 'Microsoft is busy right now.'],
        ['denies it', { status: 403, body: { error: { code: 'ErrorAccessDenied' } } }, 'doesn’t let me send it'],
        ['has no mailbox', { status: 404, body: { error: { code: 'MailboxNotEnabledForRESTAPI' } } }, 'has no mailbox'],
        [
          'takes no such address',
          { status: 400, body: { error: { code: 'ErrorInvalidRecipients' } } },
          'Withdraw the link',
        ],
      ]),
    )(
      'is not sent where Microsoft %s, and can be afterwards',
      async (_what, fault, words) => {
        await signedIn();
        const { email, letter } = await getsLetter();
        await plan(fault);
        const refused = await admin.presses(letter, 'link.mail');
        expect(addressIn(refused)).toBe(addressIn(letter));
        for (const said of ['The email wasn’t sent', words]) expectWords(refused, said);
        expect(await mailsTo(email)).toEqual([]);
        expectWords(await admin.presses(refused, 'Send again'), 'Waiting for the customer');
        expect(await mailsTo(email)).toHaveLength(1);
      },
      60_000,
    );

    test.each(
      ofEngine([
        ['is too late', { delayMs: 1.5 * timeoutMs }, 1],
        ['is cut off', {}, 0],
        ['is a server error', { status: 503 }, 0],
        ['is a web page', { status: 200, body: '<html>sent</html>' }, 0],
      ]),
    )(
      'is never sent twice by itself where Microsoft’s answer %s',
      async (_what, fault, sent) => {
        await signedIn();
        const { email, letter } = await getsLetter();
        await plan(fault);
        const doubtful = await admin.presses(letter, 'link.mail');
        expectWords(doubtful, 'The email may have gone out');
        expect(doubtful.buttons.slice(0, 3)).toEqual(['Open in email', 'I’ve sent it', 'Send again']);
        // The old card, pressed once more, is about the try before.
        await forge(admin, letter, execute({ ...letter.action('link.mail').data, verb: 'link.mail' }));
        await admin.says('help');
        expect((await mailsTo(email)).length).toBeLessThanOrEqual(sent);
        expectWords(await admin.presses(doubtful, 'Send again'), 'Waiting for the customer');
        expect((await mailsTo(email)).length).toBeGreaterThanOrEqual(1);
      },
      60_000,
    );

    test('is not sent by a process that comes after one that died, and the agent hears that it may have gone out', async () => {
      await desk.isolateBot();
      await signedIn();
      const { name, email, letter } = await getsLetter();
      await plan({ delayMs: 60_000 });
      const pressed = admin.executes(letter, 'link.mail').catch(() => undefined);
      await until('the try is written down', async () => (await mailStateOf(email)) === 'sending');
      await desk.bot.kill();
      await pressed;
      await desk.restart();
      const shown = await untilOver(() => admin.says(`send the link to ${name}`));
      expectWords(shown, 'The email may have gone out');
      expect(await mailsTo(email)).toEqual([]);
    }, 60_000);

    async function untilOver(look: () => Promise<ShownCard>): Promise<ShownCard> {
      let card = await look();
      while (card.text.includes('The email is being sent')) card = await look();
      return card;
    }

    // A file can be searched from end to end.
    if (on.engine === 'embedded')
      test('leaves its address in no log, row or file, and in no chat but its maker’s', async () => {
        await signedIn();
        const witness = await DeskWitness.open(desk);
        const { letter } = await getsLetter();
        const secret = secretIn(addressIn(letter));
        await plan({ status: 400, body: { error: { code: 'ErrorInvalidRecipients', message: secret } } });
        await admin.presses(await admin.presses(letter, 'link.mail'), 'Send again');
        expect(await witness.placesOf(secret)).toEqual([`chat ${personalChatIdOf(admin.objectId)}`]);
        await witness.close();
      }, 60_000);
  },
);
