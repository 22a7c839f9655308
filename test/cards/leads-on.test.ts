import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { plainButton } from '../../cards/kit/card-actions.ts';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { noticeCard } from '../../cards/kit/notice-card.ts';
import { languages } from '../../services/conversations/language.ts';
import { objectsOf } from '../support/cards/card-parts.ts';
import { plausibleWords } from '../support/cards/card-sample-words.ts';
import { cardSamples } from '../support/cards/card-samples.ts';
import { failureReasons } from '../support/cards/card-sample.ts';

/** Cards without a button, and why. */
const leadNowhere: Readonly<Record<string, string>> = {
  workingCard: 'the answer takes its place by itself',
  'smallTalkCard: thanks': 'nothing was asked',
  'smallTalkCard: an end': 'nothing was asked',
  'unreachableAgentsCard: one': 'only the colleague themself can install the app again',
  'unreachableAgentsCard: many': 'only the colleagues themselves can install the app again',
  'serviceAccountCard: two weeks left': 'only the operator can renew the sign-in, and not from Teams',
  'serviceAccountCard: a day left': 'the same',
  'serviceAccountCard: ended': 'the same',
  'signedOutCard: signed-in': 'nothing was asked',
  'signedOutCard: signed-out': 'nothing was asked',
  'signedOutCard: never': 'nothing was asked',
  'listCard: stopped': 'a link below leads to its rows on the page',
  'listCard: done': 'the same',
  'listNotReadCard: words': 'another file is dropped, and a link below leads to the template',
  'reminderCard: settled directly': 'nothing is left to do for the customer',
};

/** What other cards are made of. */
const frames = ['noticeCard', 'recordCard', 'letterCard', 'stepFormCard'];
const samples = cardSamples(plausibleWords);

test('every card has a button that leads on, above all those that refuse or report a failure', () => {
  const withoutButton = samples.flatMap(({ name, card }) =>
    languages.filter((language) => !leadsOn(card(language))).map((language) => ({ name, language })),
  );
  const unexplained = withoutButton.filter(({ name }) => leadNowhere[name] === undefined);
  expect(unexplained.map(({ name, language }) => `${name}, ${language}`)).toEqual([]);
  // An exception that is none any more has to go.
  expect(Object.keys(leadNowhere).filter((name) => !withoutButton.some((card) => card.name === name))).toEqual([]);
});

test('every kind of card is among them', () => {
  const makers = globSync('cards/**/*-card*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export function (\w+Card)\(/gm)].map(([, maker = '']) => maker),
  );
  expect(makers.length).toBeGreaterThan(60);
  const kinds = new Set([...samples.map(({ name }) => name.split(':')[0]), ...frames]);
  expect(makers.filter((maker) => !kinds.has(maker))).toEqual([]);
});

test('every failure has its card among them', () => {
  const names = samples.map(({ name }) => name);
  const kinds = ['failedCard', 'attestationReceiptCard: refused,', 'agreementStatusCard: unknown,'];
  const missing = failureReasons.flatMap((reason) =>
    kinds.filter((kind) => !names.some((name) => name.startsWith(kind) && name.endsWith(` ${reason}`))),
  );
  expect(missing).toEqual([]);
});

test('a card without a button is found', () => {
  const text = {
    language: 'en',
    tone: 'attention',
    title: 'That didn’t work',
    paragraphs: ['Nothing was sent.'],
  } as const;
  expect(leadsOn(noticeCard({ ...text, buttons: [] }))).toBe(false);
  expect(leadsOn(noticeCard({ ...text, buttons: [plainButton('Help', { verb: 'help.show' })] }))).toBe(true);
});

function leadsOn(card: AdaptiveCardJson): boolean {
  return objectsOf(card).some(isAction);
}

function isAction({ type }: Readonly<Record<string, unknown>>): boolean {
  return String(type).startsWith('Action.');
}
