import { describe, expect, test } from '@jest/globals';
import { noticeCard } from '../../cards/kit/notice-card.ts';
import {
  destructiveButton,
  dialogButton,
  plainButton,
  primaryButton,
  selectAction,
  sendButton,
} from '../../cards/kit/card-actions.ts';
import type { CardButton } from '../../cards/kit/card-actions.ts';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import type { CustomerId } from '../../services/ids.ts';
import { cardRules, drawnCard } from './card-rules.ts';
import { plausibleWords } from '../support/cards/card-sample-words.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const about = { verb: 'status.show', customerId } as const;

const card = (...buttons: readonly CardButton[]): AdaptiveCardJson =>
  noticeCard({ language: 'en', tone: 'info', title: plausibleWords.companyName, paragraphs: ['Text'], buttons });

const withBody = (change: (body: readonly object[]) => readonly object[]): AdaptiveCardJson => {
  const sound = card(plainButton('Status', about));
  return { ...sound, body: change(sound.body as readonly object[]) };
};

const heading = (text: string) => ({ type: 'TextBlock', style: 'heading', text });
const input = { type: 'Input.Text', id: 'note', label: 'Note' };

/** A card for each rule that breaks this rule, and the maker that it pretends to be of. */
const planted: Readonly<Record<string, AdaptiveCardJson | readonly [maker: string, card: AdaptiveCardJson]>> = {
  'is understood by the official renderer without a complaint': withBody((body) => [...body, { type: 'Marquee' }]),
  'is an Adaptive Card 1.5': { ...card(), version: '1.6' },
  'names its language': { ...card(), lang: 'sv' },
  'stays under 30,000 characters': withBody((body) => [...body, { type: 'TextBlock', text: 'x'.repeat(30_000) }]),
  'offers at most six buttons': card(...Array<CardButton>(7).fill(plainButton('Status', about))),
  'has no binding left in it': withBody((body) => [...body, { type: 'TextBlock', text: '${customer}' }]),
  'sends the same from clients that know Action.Execute and from those that do not': {
    ...card(),
    actions: [{ type: 'Action.Execute', title: 'Status', verb: 'status.show', data: about }],
  },
  'sends only what the bot understands: a verb and ids': card(
    plainButton('Status', { ...about, customerId: 'Contoso Ltd' as CustomerId }),
  ),
  'is refreshed by a press that is on it too': {
    ...card(plainButton('Status', about)),
    refresh: { action: { type: 'Action.Execute', verb: 'help.show', data: { verb: 'help.show' } } },
  },
  'opens dialogs with what the bot understands': {
    ...card(),
    actions: [
      { type: 'Action.Submit', ...dialogButton('Status', { ...about, customerId: 'Contoso Ltd' as CustomerId }) },
    ],
  },
  'names every input, and says what is wrong where one must be filled in': withBody((body) => [
    ...body,
    { ...input, label: undefined },
  ]),
  'has a title that screen readers announce as a heading': withBody(() => [{ type: 'TextBlock', text: 'Title' }]),
  'has a title that says the same where Markdown is read': withBody(() => [heading('[Click](https://example.com)')]),
  'tells a notification what it is about, and nothing of its contacts': {
    ...card(),
    fallbackText: `${plausibleWords.firstName} has accepted`,
  },
  'names its customer in the title': withBody((body) => [heading('Accepted'), ...body]),
  'makes at most one button the useful one, and puts it first': card(
    plainButton('Status', about),
    primaryButton('Confirm', about),
  ),
  'says to those who do not see it all that is written on what can be pressed': withBody((body) => [
    ...body,
    {
      type: 'Container',
      items: [{ type: 'TextBlock', text: 'Owner: Ada' }],
      selectAction: selectAction(plausibleWords.companyName, about),
    },
  ]),
  'has a useful button where something can be typed': card(plainButton('Status', about), {
    ...sendButton('Send', about),
    style: 'default',
  }),
  'puts what ends something last, apart from the useful button': card(
    destructiveButton('Stop', about),
    plainButton('Status', about),
  ),
  'stays where it tells what happened: what it opens comes below': [
    'attestationReceiptCard',
    card(plainButton('Status', about)),
  ],
};

describe('a card that breaks a rule is found', () => {
  test.each(Object.keys(cardRules))('%s', (rule) => {
    const violation = planted[rule];
    if (!violation) throw new Error('no card breaks this rule here');
    const [maker, broken] = 'type' in violation ? ['noticeCard', violation] : violation;
    expect(cardRules[rule]?.(drawnCard(maker, broken, 'en'))).not.toEqual([]);
    const sound = card(primaryButton('Status', { ...about, opens: 'below' }));
    expect(cardRules[rule]?.(drawnCard(maker, sound, 'en'))).toEqual([]);
  });
});
