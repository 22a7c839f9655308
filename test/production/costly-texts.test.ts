import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MadeUpMicrosoft } from '../support/microsoft/made-up-microsoft.ts';
import { ProductionBot } from '../support/bots/production-bot.ts';
import { ProductionPerson } from '../support/bots/production-bot-person.ts';

/** As much as Teams delivers. */
const length = 28_000;
const between = (repeated: string, first = 'a', last = 'b'): string =>
  `${first}${repeated.repeat(Math.floor((length - 20) / repeated.length))}${last}`;

/** What a careless regular expression goes over again and again. */
const texts: readonly (readonly [name: string, text: string])[] = [
  ['blanks', between(' ')],
  ['no-break blanks', between('\u00a0', 'status ')],
  ['zero-width blanks', between('\u200b')],
  ['line feeds', between('\n')],
  ['tabs and commas', between('\t,', '', 'x')],
  ['full stops', between('.')],
  ['exclamation marks', between('!', 'status contoso')],
  ['quotes', between('"', '', '')],
  ['quoted letters', between('a"', '"', '')],
  ['asterisks', between('*', '', '')],
  ['brackets', between('(', '', '')],
  ['numbers of a list', between('(1) ', '', '')],
  ['dashes', between('- ', 'status ', '')],
  ['accents on one letter', between('\u0301', 'e', '')],
  ['letters that become many', between('\ufdfa', '', '')],
  ['directions', between('\u202e', 'status ')],
  ['politeness', between('please ', '', '')],
  ['greetings', between('hello, ', '', '')],
  ['a command again and again', between('status ', '', '')],
  ['beginnings of mentions', between('<at>', '', '')],
  ['mentions', between('<at>x</at>', '', '')],
  ['beginnings of spans', between('<span ', '', '')],
  ['spans of mentions without an end', between('schema.skype.com/Mention', '<span ', '')],
  ['beginnings of paragraphs', between('<p ', '', '')],
  ['half an entity', between('&amp', '', '')],
  ['ampersands', between('&', '', '')],
  ['at signs', between('@a.', '', '')],
  ['labels of a domain', between('a-', 'status ', '.')],
  ['hexadecimal digits', between('a1b2-', 'status ', '')],
  ['Markdown links', between('[a](', '', '')],
  ['braces', between('${{', '', '')],
];

const forms = [
  ['attestation.review', 'draftId', ['firstName', 'lastName', 'email', 'phoneNumber', 'dateAgreed']],
  ['customer.company', 'newCustomerId', ['companyName', 'domainPrefix', 'country']],
  ['customer.details', 'newCustomerId', ['addressLine1', 'city', 'postalCode', 'firstName', 'email', 'phoneNumber']],
] as const;

describe('a text that costs a careless regular expression dearly', () => {
  let microsoft: MadeUpMicrosoft;
  let bot: ProductionBot;
  let agents = 0;

  beforeAll(async () => {
    microsoft = await MadeUpMicrosoft.open();
    microsoft.roleOfOthers = 'admin-agent';
    bot = await ProductionBot.start({ microsoft });
    await somebody().says('status contoso');
  });

  afterAll(async () => {
    await bot.remove();
    await microsoft.close();
  });

  /** Each time somebody else: one agent may write only so much. */
  function somebody(): ProductionPerson {
    agents += 1;
    return new ProductionPerson({ bot, microsoft }, `cccccccc-0000-4000-8000-${String(agents).padStart(12, '0')}`);
  }

  /** What the bot works on it, in milliseconds; the time on the wall depends on what else this machine does. */
  async function costOf(work: () => Promise<{ readonly status: number }>): Promise<number> {
    const before = bot.processorMs;
    const { status } = await work();
    expect(status).toBe(200);
    return bot.processorMs - before;
  }

  it.each(texts)('is answered at little cost: %s', async (_name, text) => {
    const agent = somebody();
    expect(await costOf(() => agent.says(text))).toBeLessThan(1_500);
    expect(agent.messages.length).toBeGreaterThan(0);
  });

  describe.each(forms)('in the fields of %s', (verb, idField, fields) => {
    it('is answered at little cost', async () => {
      const agent = somebody();
      const id = await idOf(agent, verb, idField);
      for (const [, text] of texts) {
        const inputs = Object.fromEntries(fields.map((field) => [field, text.slice(0, 20_000)]));
        const cost = await costOf(() => agent.presses({ verb, [idField]: id, ...inputs }).then(soonOrHeldUp));
        expect(cost).toBeLessThan(1_500);
      }
    });
  });

  async function idOf(agent: ProductionPerson, verb: string, idField: string): Promise<string> {
    const { customers } = (await (await fetch(`${microsoft.partnerCenter.url}/sandbox/state`)).json()) as {
      customers: { id: string }[];
    };
    const start = verb.startsWith('customer')
      ? { verb: 'customer.start' }
      : { verb: 'attestation.start', customerId: customers[0]?.id };
    const { body } = await agent.presses(start);
    const id = new RegExp(`"${idField}":"([^"]+)"`).exec(JSON.stringify(body))?.[1];
    if (id === undefined) throw new Error(`no ${idField} in the answer to ${start.verb}`);
    return id;
  }
});

/** Whoever presses so often may be told to wait. */
function soonOrHeldUp(delivery: { readonly status: number }): { readonly status: number } {
  return delivery.status === 429 ? { status: 200 } : delivery;
}
