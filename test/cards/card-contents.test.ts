import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { objectsOf } from '../support/cards/card-parts.ts';
import { plausibleWords } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';
import { ShownCard } from '../support/cards/shown-card.ts';

/** The English sample of this name. */
function sample(name: string): ShownCard {
  const found = cardSamples(plausibleWords).find((one) => one.name === name);
  if (!found) throw new Error(`no sample "${name}"`);
  return new ShownCard('', found.card('en') satisfies AdaptiveCardJson);
}

describe('the status card', () => {
  test('offers to confirm when nobody has accepted yet', () => {
    expect(sample('agreementStatusCard: none').buttons).toEqual([
      'Confirm acceptance',
      'Invite the customer',
      'History',
      'Check again',
      'Evidence',
    ]);
  });

  test('offers to confirm again what is too old', () => {
    const card = sample('agreementStatusCard: renewal due');
    expect(card.buttons).toContain('Confirm again');
    expect(card.text).toContain('Acceptances from before 1 April 2023 have to be confirmed again.');
  });

  test('offers nothing to confirm when the customer accepted directly', () => {
    expect(sample('agreementStatusCard: direct').buttons).toEqual(['History', 'Check again', 'Evidence']);
  });

  test('tells an agent who may not confirm how to find out who may', () => {
    const card = sample('agreementStatusCard: none, may not confirm');
    expect(card.buttons).not.toContain('Confirm acceptance');
    expect(card.text).toContain('To see who can, type “confirm” and the customer’s name.');
  });

  test('offers to invite unless the customer has accepted, and to nobody who may not', () => {
    const buttons = (state: string) => sample(`agreementStatusCard: ${state}`).buttons;
    for (const state of ['none', 'renewal due', 'unknown, timeout'])
      expect(buttons(state)).toContain('Invite the customer');
    for (const state of ['direct', 'attested', 'none, may not confirm', 'none, in a channel'])
      expect(buttons(state)).not.toContain('Invite the customer');
  });

  test('says who invited the customer, on the day it was for the agent, and not in a channel', () => {
    expect(sample('agreementStatusCard: none, invited').text).toContain('Invited by Ada Lindqvist on 4 March 2026');
    expect(sample('agreementStatusCard: none, invited, in a channel').text).not.toContain('Ada Lindqvist');
  });

  test('never looks like no acceptance when it could not be read', () => {
    const [none, unknown] = [sample('agreementStatusCard: none'), sample('agreementStatusCard: unknown, timeout')];
    expect(unknown.text).toContain('I can’t say whether this customer has accepted');
    expect(unknown.text).toContain('Partner Center didn’t answer in time.');
    expect(unknown.text).not.toContain('No acceptance');
    expect(unknown.buttons).not.toContain('Confirm acceptance');
    expect(styleOf(unknown)).not.toBe(styleOf(none));
  });

  test('shows nothing about people in a channel', () => {
    const { text, buttons } = sample('agreementStatusCard: attested, in a channel');
    expect(text).not.toMatch(/Adele|Vance|@/);
    expect(text).toContain('31 January 2026');
    expect(buttons).toEqual(['Check again']);
  });
});

describe('the form', () => {
  test('keeps everything that was typed', () => {
    const { firstName, lastName, email, phoneNumber } = plausibleWords;
    const typed = { firstName, lastName, email, phoneNumber, dateAgreed: '2026-03-10' };
    const inputs = { ...typed, ground: '', groundReference: '' };
    expect(sample('attestationFormCard: future').inputs).toEqual(inputs);
  });

  test('says beside the date until when it can be', () => {
    const { text } = sample('attestationFormCard: future');
    expect(text).toContain('This date is in the future. Choose 9 March 2026 or earlier.');
  });

  test('says what is wrong with each field at once', () => {
    const { text } = sample('attestationFormCard: all wrong');
    expect(text).toContain('too long');
    expect(text).toContain('an email address like');
    expect(text).toContain('a phone number with digits only');
    expect(text).toContain('Enter a date');
  });

  test('checks and sends the inputs on review, and leaves them alone on cancel', () => {
    const actions = objectsOf(sample('attestationFormCard: empty').json).filter(
      ({ type }) => type === 'Action.Execute',
    );
    expect(actions.map(({ verb, associatedInputs }) => [verb, associatedInputs])).toEqual([
      ['attestation.review', 'auto'],
      ['attestation.cancel', 'none'],
    ]);
  });
});

describe('the review', () => {
  test('repeats the statement that is about to be made', () => {
    expect(sample('attestationReviewCard: all given').text).toContain(
      'You state on behalf of your company that Adele Vance accepted the Microsoft Customer Agreement for Tailwind Traders on 28 February 2026.',
    );
  });
});

describe('the receipt', () => {
  test('says who, when, for whom, by which template, and under which reference', () => {
    const { text } = sample('attestationReceiptCard: recorded');
    for (const fact of [
      'Tailwind Traders',
      'Adele Vance',
      '28 February 2026',
      'Ada Lindqvist',
      '9 March 2026 at 14:04',
      '998b88de-aa99-4388-a42c-1b3517d49490',
      '8d3c2b1a-7e6f-4a5b-9c8d-1e2f3a4b5c6d',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('offers another try where one can help', () => {
    expect(sample('attestationReceiptCard: refused, busy').buttons).toEqual(['Try again']);
    expect(sample('attestationReceiptCard: refused, relationship').buttons).toEqual(['Check again']);
  });

  test('offers to invite where only the customer can go on', () => {
    expect(sample('attestationReceiptCard: refused, partner-type').buttons).toEqual(['Invite the customer']);
    expect(sample('attestationReceiptCard: refused, retired').buttons).toEqual(['Invite the customer']);
  });

  test('asks not to enter again what may have been recorded', () => {
    const card = sample('attestationReceiptCard: uncertain');
    expect(card.text).toContain('Don’t enter it again.');
    expect(card.action('Check again').verb).toBe('attestation.confirm');
  });
});

describe('the invitation', () => {
  test('shows where the e-mail goes, and when the customer was last invited', () => {
    const fresh = sample('invitationCard: fresh').text;
    expect(fresh).toContain('Recipient: adele.vance@tailwindtraders.com');
    expect(fresh).not.toContain('Invited by');
    const again = sample('invitationCard: invited before').text;
    expect(again).toContain('Invited by Ada Lindqvist on 4 March 2026');
    expect(again).toContain('Partner Center has no email address for this customer.');
  });

  test('opens in a mail program, also where its text has to be copied', () => {
    expect(sample('invitationCard: fresh').text).toContain('To copy the message instead');
    const long = sample('invitationCard: too long to open');
    expect(long.buttons[0]).toBe('Open in email');
    expect(long.text).toContain('The message is too long to be filled in.');
  });
});

describe('other cards', () => {
  test('a choice of customers has a button with the name of each and its domain below', () => {
    const card = sample('whichCustomerCard: two');
    expect(card.buttons).toEqual(['Tailwind Traders', 'Tailwind Toys', 'Check status', 'Cancel']);
    expect(card.text).toContain(plausibleWords.domain);
  });

  test('a reseller gets a message to send to its provider', () => {
    const refusal = sample('notAllowedCard: reseller, may invite');
    expect(refusal.text).toContain('Your indirect provider: Northwind Distribution');
    expect(refusal.buttons).toEqual(['Write to your provider', 'Invite the customer', 'Status']);
    const { inputs } = sample('providerLetterCard: about a customer');
    expect(inputs['body']).toContain('Customer: Tailwind Traders\n');
  });

  test('a refusal for a role names the roles that may', () => {
    const { text } = sample('notAllowedCard: role, Global admin');
    expect(text).toContain(
      'Your role is Helpdesk agent and Global admin. You need to be an Admin agent or Sales agent.',
    );
  });

  test('an empty history says so', () => {
    expect(sample('historyCard: empty').text).toContain('Nobody has confirmed anything for this customer here yet.');
  });
});

function styleOf(card: ShownCard): unknown {
  return objectsOf(card.json).find(({ type, style }) => type === 'Container' && style !== undefined)?.['style'];
}
