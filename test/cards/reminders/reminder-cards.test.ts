import { describe, expect, test } from '@jest/globals';
import { pageLink } from '../../../cards/kit/page-link.ts';
import { cardForReminder } from '../../../cards/reminders/reminder-message.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import type { AgentId, CustomerId, ReminderMessageId } from '../../../services/ids.ts';
import type { Reminder } from '../../../services/reminders/reminder.ts';
import { plausibleWords } from '../../support/cards/card-sample-words.ts';
import { reminderSamples } from '../../support/cards/samples/reminder-card-samples.ts';
import { ShownCard } from '../../support/cards/shown-card.ts';
import { unconfirmedSamples } from '../../support/cards/samples/unconfirmed-card-samples.ts';

const samples = [...reminderSamples(plausibleWords), ...unconfirmedSamples(plausibleWords)];

/** The English sample of this name. */
function sample(name: string): ShownCard {
  const found = samples.find((one) => one.name === name);
  if (!found) throw new Error(`no sample "${name}"`);
  return new ShownCard('', found.card('en'));
}

describe('a reminder', () => {
  test('says which customer, since when, why now, what to do, and how to stop it', () => {
    const { text, buttons } = sample('reminderCard: again, mine');
    expect(text).toContain('Tailwind Traders');
    expect(text).toContain('6 February 2026');
    expect(text).toContain('I last reminded you on 2 March 2026, and they still haven’t accepted.');
    expect(text).toContain('Confirm the acceptance if the customer has told you about it');
    expect(text).toContain('choose “Due date and reminders”. To pause or change all reminders, type “reminders”.');
    const start = ['Confirm acceptance', 'Invite the customer', 'Remind me in a week', 'Due date and reminders'];
    expect(buttons).toEqual([...start, 'Assign']);
  });

  test('keeps every button where it was opened from a list, and the way back', () => {
    const alone = sample('reminderCard: again, mine').buttons;
    expect(sample('reminderCard: from the list').buttons.toSpliced(4, 1, 'Assign')).toEqual([
      ...alone,
      'Back to the list',
    ]);
  });

  test('says who hears of a customer once it is stopped, and warns where nobody does', () => {
    const stopped = sample('reminderCard: just muted').text;
    expect(stopped).toContain('The reminders about this customer now go to Ada Lindqvist and Adele.');
    expect(sample('reminderCard: just muted, nobody left').text).toContain('Nobody is reminded of this customer now.');
  });

  test('offers to take over what is not mine', () => {
    expect(sample('reminderCard: first').buttons).toContain('Take over');
    expect(sample('reminderCard: taken over').buttons).not.toContain('Take over');
  });

  test('lets who may not confirm hand it over, and offers nothing they may not do', () => {
    const { text, buttons } = sample('reminderCard: may not confirm');
    expect(text).toContain('but you can hand it over to a colleague who can.');
    expect(buttons).toEqual(['Hand over', 'Remind me in a week', 'Due date and reminders', 'Assign']);
  });

  test('leaves only the way back once it is settled', () => {
    expect(sample('reminderCard: settled directly').buttons).toEqual([]);
    const confirmed = sample('reminderCard: settled by confirming');
    expect(confirmed.buttons).toEqual(['Back to the list']);
    expect(confirmed.text).toContain('Settled: acceptance confirmed');
    expect(confirmed.text).toContain('8 March 2026');
    expect(confirmed.text).toContain('Ada Lindqvist (confirmed last)');
  });

  test('does not say that nobody accepted when that is not known', () => {
    const { text, buttons } = sample('reminderCard: unknown');
    expect(text).not.toContain('No acceptance yet');
    expect(buttons[0]).toBe('Check again');
    expect(buttons).not.toContain('Confirm acceptance');
  });

  test('is written in its recipient’s language, with days as they are where the recipient is', () => {
    const text = (language: 'de' | 'sv', timeZone: string) =>
      new ShownCard('', cardForReminder(reminderTo({ language, timeZone }), pageLink('app'))).text;
    expect(text('de', 'America/Los_Angeles')).toContain('Zuletzt habe ich Sie am 1. März 2026 erinnert');
    expect(text('sv', 'Asia/Shanghai')).toContain('Jag påminde dig senast den 2 mars 2026');
  });
});

describe('a digest', () => {
  test('names the five most urgent with their reason, and the number of the rest', () => {
    const { text, buttons, pressables } = sample('reminderDigestCard: five and more');
    expect(text).toContain('Order planned for 20 March 2026');
    expect(text).toContain('Renewal due on 1 April 2026');
    expect(text).toContain('5 of 1,239 customers you’re due to be reminded of, the most urgent first.');
    expect(pressables).toHaveLength(5);
    expect(buttons).toEqual(['Open the list', 'Reminder settings']);
  });

  test('says why it names customers that nobody owns, and lets them be shared out', () => {
    const { text, buttons } = sample('reminderDigestCard: nobody named for those without an owner');
    expect(text).toContain('because nobody is named for them under “Company rule”');
    expect(buttons).toContain('Assign those without an owner');
    expect(sample('reminderDigestCard: two and one more').buttons).not.toContain('Assign those without an owner');
  });

  test('says in place of the button what is settled, and is short once all is', () => {
    const some = sample('reminderDigestCard: some settled');
    expect(some.text).toContain('Settled: accepted directly');
    expect(some.pressables).toHaveLength(3);
    const all = sample('reminderDigestCard: all settled');
    expect(all.text).toContain('There’s nothing left to do for Tailwind Toys and Tailwind Traders.');
    expect(all.buttons).toEqual(['Open the list', 'Reminder settings']);
  });
});

describe('the list of unconfirmed customers', () => {
  test('says how much has been read, so that it does not look complete', () => {
    expect(sample('unconfirmedCard: later page, from a digest, still reading').text).toContain(
      '12,400 of 96,000 customers read so far. The others aren’t counted yet.',
    );
    expect(sample('unconfirmedCard: none so far').text).not.toContain('Every customer has accepted');
    expect(sample('unconfirmedCard: none').text).toContain('Every customer has accepted');
  });

  test('says of each why it stands there: overdue, due, to be confirmed again, invited, or when it was first seen open', () => {
    const { text } = sample('unconfirmedCard: first page');
    expect(text).toContain('Overdue: order was planned for 2 March 2026');
    expect(text).toContain('Renewal due on 20 March 2026 · First seen open on 6 January 2026');
    expect(text).toContain('Needs confirming again · Accepted on 15 June 2022');
    expect(text).toContain('First seen open on 16 January 2026 · Invited on 20 February 2026');
    expect(text).toContain('Owner: Ada Lindqvist · Reminders stopped by Ada Lindqvist');
  });

  test('says where one is, and nothing of pages where there is one', () => {
    expect(sample('unconfirmedCard: later page, from a digest, still reading').text).toContain('11–20 of 40.');
    const single = sample('unconfirmedCard: all on one page');
    expect(single.text).toContain('3 customers. Earliest due date first');
    expect(single.buttons).toEqual(['Search', 'Choose several']);
  });

  test('has a filter with its number for everything that there is, and none to what is shown', () => {
    expect(sample('unconfirmedCard: all on one page').pressables.slice(0, 7)).toEqual([
      ...[
        '40 Mine',
        '18 No owner',
        '836 No acceptance yet',
        '1 Overdue',
        '400 Confirm again',
        '12 Invited',
        '2 Reminders stopped',
      ],
    ]);
  });

  test('spells a name alike everywhere, link signs and all', () => {
    const [first] = unconfirmedSamples({ ...plausibleWords, companyName: '[Click](https://example.com) Trading' });
    const row = new ShownCard('', first!.card('en'));
    expect(row.text).toContain('[Click](https://example.com) Trading');
    expect(row.pressables.join()).toContain('[Click](https://example.com) Trading, ');
  });

  test('names no agents in a channel, and starts nothing there', () => {
    const { text, buttons, pressables } = sample('unconfirmedCard: in a channel');
    expect(text).toContain('Tailwind Traders');
    expect(text).not.toContain('Ada Lindqvist');
    expect(buttons).toEqual(['Go to our private chat']);
    expect(pressables).toEqual([]);
  });
});

test('the rule keeps what was typed, and never drops a chosen recipient for want of room', () => {
  const wrong = sample('reminderPolicyCard: all wrong');
  expect(wrong.inputs).toMatchObject({ firstAfterDays: 'tailw', daysBeforeNeeded: '-1', dailyCap: '0' });
  expect(wrong.text).toContain('Enter one to ten whole numbers from 1 to 180');
  expect(sample('reminderPolicyCard: usual').inputs['defaultRecipients']).toMatch(/^aaaaaaaa-.*2$/);
});

function reminderTo(who: { readonly language: 'de' | 'sv'; readonly timeZone: string }): Reminder {
  return {
    messageId: '7e6f5a4b-3c2d-4e1f-8a9b-0c1d2e3f4a5b' as ReminderMessageId,
    recipient: { agentId: 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId, name: 'Ada', ...who },
    kind: 'single',
    cases: [
      {
        customer: {
          customerId: '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId,
          companyName: 'A',
          domain: 'a.com',
        },
        status: 'none',
        acceptedOn: undefined,
        unconfirmedSince: undefined,
        reason: { kind: 'again', times: 1, last: new Date('2026-03-02T05:00:00Z') },
        owner: undefined,
        neededBy: { day: '2026-04-01' as CalendarDay, for: 'renewal' },
        postponedUntil: undefined,
        isMuted: false,
        isStoppedByOwner: false,
        invitedAt: undefined,
        linkStage: undefined,
      },
    ],
    others: 0,
    isAnybodyNamed: true,
    offers: { attest: true, invite: true, handOver: false },
  };
}
