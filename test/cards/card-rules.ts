import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import type * as AdaptiveCards from 'adaptivecards';
import MarkdownIt from 'markdown-it';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import { type CardVerb, parseCardAction } from '../../cards/kit/card-actions.ts';
import type { Language } from '../../services/conversations/language.ts';
import { type Json, isJson, objectsOf, textsOf } from '../support/cards/card-parts.ts';
import { plausibleWords } from '../support/cards/card-sample-words.ts';

// The package's main file does not load in Node; this one needs no page.
const official = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

export interface DrawnCard {
  /** The function that made it. */
  readonly maker: string;
  readonly card: AdaptiveCardJson;
  readonly language: Language;
  readonly json: string;
  readonly actions: readonly Json[];
  readonly executes: readonly Json[];
  /** The buttons at its foot. */
  readonly foot: readonly Json[];
  /** Those that are no links. */
  readonly shown: readonly Json[];
  readonly inputs: readonly Json[];
}

/** What is wrong with a card by each rule; nothing where it keeps the rule. */
export const cardRules: Readonly<Record<string, (drawn: DrawnCard) => readonly string[]>> = {
  'is understood by the official renderer without a complaint': ({ json }) => validationOf(json),
  'is an Adaptive Card 1.5': holds(({ card }) => card.version === '1.5'),
  'names its language': holds(({ card, language }) => card['lang'] === language.slice(0, 2)),
  'stays under 30,000 characters': holds(({ json }) => json.length <= 30_000),
  'offers at most six buttons': holds(({ card }) => buttonsOf(card).length <= 6),
  'has no binding left in it': holds(({ card }) => !textsOf(card).some(({ text }) => isBound(text))),
  'sends the same from clients that know Action.Execute and from those that do not': holds(
    ({ actions, executes }) => executes.every(hasTwin) && !actions.some(isStraySubmit(executes)),
  ),
  'sends only what the bot understands: a verb and ids': holds(({ executes }) => executes.every(isUnderstood)),
  'is refreshed by a press that is on it too': ({ card, executes }) => {
    const { action } = (card['refresh'] ?? {}) as { readonly action?: { readonly data?: unknown } };
    const isThere = executes.some(({ data }) => isDeepStrictEqual(data, action?.data));
    return action === undefined || isThere ? [] : ['a refresh of its own'];
  },
  'opens dialogs with what the bot understands': holds(({ actions }) =>
    actions.filter(opensDialog).every(({ data }) => parseCardAction(data) !== undefined),
  ),
  'names every input, and says what is wrong where one must be filled in': holds(({ inputs }) =>
    inputs.every((input) => isNamed(input) && isExplained(input)),
  ),
  'has a title that screen readers announce as a heading': ({ card }) => (titleOf(card) === '' ? ['no heading'] : []),
  'has a title that says the same where Markdown is read': ({ card }) => markdownIn(titleOf(card)),
  'tells a notification what it is about, and nothing of its contacts': ({ card }) =>
    card.fallbackText === '' ? ['no text'] : contactParts.filter((part) => card.fallbackText.includes(part)),
  'names its customer in the title': ({ maker, card, json }) =>
    !withoutCustomer.has(maker) && isAboutOne(json) && !titleOf(card).includes(plausibleWords.companyName)
      ? [`"${titleOf(card)}" is about ${plausibleWords.companyName}`]
      : [],
  'makes at most one button the useful one, and puts it first': holds(
    ({ foot, shown }) => foot.filter(isUseful).length <= 1 && !shown.slice(1).some(isUseful),
  ),
  'says to those who do not see it all that is written on what can be pressed': ({ card }) =>
    objectsOf(card)
      .filter(({ selectAction }) => isJson(selectAction))
      .filter((pressed) => !lettersOf(pressed['selectAction'], 'title').includes(lettersOf(pressed, 'text')))
      .map(({ selectAction }) => `"${String((selectAction as Json)['title'])}" leaves something out`),
  'has a useful button where something can be typed': holds(({ foot }) => !foot.some(isSending) || foot.some(isUseful)),
  'puts what ends something last, apart from the useful button': holds(({ shown }) =>
    shown.every(({ style }, index) => style !== 'destructive' || (index > 0 && index === shown.length - 1)),
  ),
  'stays where it tells what happened: what it opens comes below': ({ maker, executes }) =>
    records.has(maker) ? executes.filter(isDisplacing).map(({ title }) => `"${String(title)}" takes its place`) : [],
};

const { firstName, lastName, email, phoneNumber } = plausibleWords;
const contactParts = [firstName, lastName, email, phoneNumber];

/** Cards without their customer in the title, each with the reason. */
const withoutCustomer: ReadonlyMap<string, string> = new Map([
  ['unconfirmedCard', 'a list, which may be left with one row'],
  ['reminderDigestCard', 'a list, which may be left with one row'],
  ['whichCustomerCard', 'it lists the customers that may be meant'],
  ['offerCard', 'each button names the customer that may be meant'],
  ['helpCard', 'a customer is only an example on it'],
  ['helpTopicCard', 'a customer is only an example on it'],
  ['unknownCommandCard', 'nobody knows whether the words are about the customer of the form'],
  ['notAllowedCard', 'its title says what is refused'],
]);

/** Cards that people look up later. The result of a new customer is none while it shows the first password. */
const records: ReadonlySet<string> = new Set([
  'attestationReceiptCard',
  'invitationNewsCard',
  'invitationSentCard',
  'linkNewsCard',
]);

/** What shows or begins something else than the card that it is pressed on. */
const elsewhere: ReadonlySet<CardVerb> = new Set<CardVerb>([
  'status.show',
  'history.show',
  'attestation.start',
  'attestation.change',
  'link.start',
  'link.change',
  'link.show',
  'link.letter',
  'link.renew',
  'link.create',
  'invitation.start',
  'handover.start',
  'order.check',
  'reminder.plan',
  'reminders.show',
  'owner.choose',
  'customer.attest',
]);

/** Rows and tiles that can be pressed are no buttons. */
function buttonsOf(card: AdaptiveCardJson): readonly Json[] {
  return objectsOf(card).flatMap(({ actions }) => objectsIn(actions));
}

/** A card in the form that the rules look at. */
export function drawnCard(name: string, card: AdaptiveCardJson, language: Language): DrawnCard {
  // What a client sends by itself is no button, and has no twin.
  const objects = objectsOf({ ...card, refresh: undefined });
  const actions = objects.filter(({ type }) => String(type).startsWith('Action.'));
  const executes = actions.filter(({ type }) => type === 'Action.Execute');
  const inputs = objects.filter(({ type }) => String(type).startsWith('Input.'));
  const foot = objectsIn(card['actions']);
  const shown = foot.filter(({ type }) => type !== 'Action.OpenUrl');
  return {
    maker: name.split(/[:,]/)[0] ?? '',
    card,
    language,
    json: JSON.stringify(card),
    actions,
    executes,
    foot,
    shown,
    inputs,
  };
}

function objectsIn(node: unknown): readonly Json[] {
  return Array.isArray(node) ? node.filter(isJson) : [];
}

function titleOf(card: AdaptiveCardJson): string {
  const heading = objectsOf(card.body).find(({ type, style }) => type === 'TextBlock' && style === 'heading');
  const text = heading?.['text'];
  return typeof text === 'string' ? text.trim() : '';
}

const markdown = new MarkdownIt();

function markdownIn(title: string): readonly string[] {
  const tokens = markdown
    .parseInline(title, {})
    .concat(markdown.parse(title, {}))
    .flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]);
  const inline = markdown.parseInline(title, {}).flatMap(({ children }) => children ?? []);
  const read = inline.map(({ content }) => content).join('');
  return [...tokens.filter((type) => !plainTokens.has(type)), ...(read === title ? [] : [`is read as "${read}"`])];
}

const plainTokens: ReadonlySet<string> = new Set([
  'inline',
  'text',
  'text_special',
  'paragraph_open',
  'paragraph_close',
]);

function isAboutOne(json: string): boolean {
  return json.includes(plausibleWords.companyName) && !json.includes(plausibleWords.otherCompanyName);
}

/** Without spaces and signs. */
function lettersOf(node: unknown, key: string): string {
  const texts = textsOf(node).filter((text) => text.key === key);
  return texts.map(({ text }) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')).join('');
}

function isUseful({ style }: Json): boolean {
  return style === 'positive';
}

function isSending({ associatedInputs }: Json): boolean {
  return associatedInputs === 'auto';
}

function isDisplacing({ data, verb }: Json): boolean {
  return elsewhere.has(verb as CardVerb) && isJson(data) && data['opens'] !== 'below';
}

function holds(isKept: (drawn: DrawnCard) => boolean): (drawn: DrawnCard) => readonly string[] {
  return (drawn) => (isKept(drawn) ? [] : ['broken']);
}

/**
 * What Teams draws beyond the Adaptive Cards schema (adaptivecards.microsoft.com), and only with a fallback that the schema
 * knows: that is what is drawn elsewhere, and by the official renderer.
 */
const extensions = ['Chart.VerticalBar.Grouped'];
/** What clients ask the bot for may have no choices of its own. */
const noChoices = 'An Input.ChoiceSet must have at least one choice defined.';

/** The card as it is drawn where no extension is known. */
function withFallbacks(json: string): object {
  if (!extensions.some((extension) => json.includes(extension))) return JSON.parse(json) as object;
  return JSON.parse(json, (_key, value: unknown) =>
    isJson(value) && extensions.includes(String(value['type'])) && isJson(value['fallback'])
      ? value['fallback']
      : value,
  ) as object;
}

function validationOf(json: string): readonly string[] {
  // A global pattern keeps its place, so that without this every other card's language would be refused.
  official.AdaptiveCard.langProperty.regEx!.lastIndex = 0;
  const context = new official.SerializationContext();
  const card = new official.AdaptiveCard();
  // Six is what Teams shows; the renderer's own limit is five.
  card.hostConfig = new official.HostConfig({ actions: { maxActions: 6 } });
  card.parse(withFallbacks(json), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const complaints = card
    .validateProperties()
    .validationEvents.filter(({ message }) => !(message === noChoices && json.includes('"choices.data"')));
  return [...events, ...complaints.map(({ message }) => message)];
}

function hasTwin({ title, data, style, mode, associatedInputs, fallback }: Json): boolean {
  if (!isJson(fallback)) return false;
  return isDeepStrictEqual({ ...fallback }, { type: 'Action.Submit', title, data, style, mode, associatedInputs });
}

/** A submit that is nobody's fallback sends nothing that a new client would send too. */
function isStraySubmit(executes: readonly Json[]): (action: Json) => boolean {
  const fallbacks = executes.map(({ fallback }) => fallback);
  return (action) => action['type'] === 'Action.Submit' && !fallbacks.includes(action) && !opensDialog(action);
}

/** Teams answers it by asking the bot for a dialog; an Execute cannot do that. */
function opensDialog({ data }: Json): boolean {
  return isJson(data) && isJson(data['msteams']) && data['msteams']['type'] === 'task/fetch';
}

function isUnderstood({ verb, data }: Json): boolean {
  if (!isJson(data) || data['verb'] !== verb || !parseCardAction(data)) return false;
  return Object.values(data).every((value) => typeof value === 'string' && /^[\w.!-]+$/.test(value));
}

function isBound(text: string): boolean {
  return text.includes('${') && text.replaceAll('${secret}', '').replaceAll('${$root}', '').includes('${');
}

function isNamed({ id, label }: Json): boolean {
  return isText(id) && isText(label);
}

function isExplained({ isRequired, errorMessage }: Json): boolean {
  return isRequired !== true || isText(errorMessage);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
