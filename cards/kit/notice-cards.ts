import { type OpenForm, openFormNote } from './open-form.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import { commandWords } from '../wording/commands.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { type ButtonData, type CardButton, plainButton, primaryButton } from './card-actions.ts';
import type { AdaptiveCardJson } from './card-template.ts';
import { type FailureFacts, failureTexts } from './failure-texts.ts';
import { noticeCard } from './notice-card.ts';
import { shorten } from './shorten.ts';

interface InLanguage {
  readonly language: LanguageTag;
}

interface FailureData extends InLanguage, FailureFacts {
  readonly reference: string;
  /** What failed, to be offered once more. */
  readonly again?: ButtonData | undefined;
}

/** Something failed before anything was changed. */
export function failedCard(data: FailureData): AdaptiveCardJson {
  const { language, reference, again } = data;
  const wording = wordingFor(language);
  const { title, paragraphs, whoHelps } = failureTexts(data, wording);
  const buttons = again ? [plainButton(wording.text('receipt.tryAgain'), again)] : helpButtons(wording);
  return noticeCard({
    language,
    tone: 'attention',
    title,
    paragraphs: [...paragraphs, ...whoHelps],
    reference,
    buttons,
  });
}

/** Where there is nothing better to go on with. */
function helpButtons(wording: Wording): readonly CardButton[] {
  return [plainButton(wording.text('help.do.help'), { verb: 'help.show' })];
}

export function unknownCommandCard({
  language,
  open,
}: InLanguage & { readonly open?: OpenForm | undefined }): AdaptiveCardJson {
  const wording = wordingFor(language);
  const next = wording.filled('unknown.next', { command: commandWords[wording.language].help[0] });
  const { lines, buttons } = openFormNote(open, wording);
  const title = wording.text('unknown.title');
  const offered = open ? buttons : helpButtons(wording);
  return noticeCard({ language, tone: 'info', title, paragraphs: [next, ...lines], buttons: offered });
}

/** A short answer to a short word. */
export function smallTalkCard({ language, talk }: InLanguage & { readonly talk: 'thanks' | 'ends' }): AdaptiveCardJson {
  const title = wordingFor(language).text(`smallTalk.${talk}`);
  return noticeCard({ language, tone: 'info', title, paragraphs: [] });
}

/** For a message that is nothing but a file or a picture. */
export function noFilesCard({ language }: InLanguage): AdaptiveCardJson {
  const wording = wordingFor(language);
  const paragraphs = [wording.text('noFiles.text')];
  const title = wording.text('noFiles.title');
  return noticeCard({ language, tone: 'info', title, paragraphs, buttons: helpButtons(wording) });
}

interface OutdatedData extends InLanguage {
  /** Whom the card was about, where the press tells. */
  readonly customerId?: CustomerId | undefined;
}

/** For a press on a card that no longer leads anywhere. */
export function outdatedCard({ language, customerId }: OutdatedData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'warning',
    title: wording.text('outdated.title'),
    paragraphs: [wording.text('outdated.text')],
    buttons: [
      customerId
        ? plainButton(wording.text('status.show'), { verb: 'status.show', customerId })
        : plainButton(wording.text('help.do.status'), { verb: 'customer.ask', command: 'status' }),
      ...helpButtons(wording),
    ],
  });
}

/** Forms and people's data stay in the private chat; `deepLink` opens it in Teams. */
export function privateOnlyCard({ language, deepLink }: InLanguage & { readonly deepLink: string }): AdaptiveCardJson {
  const wording = wordingFor(language);
  const links = [{ title: wording.text('private.open'), url: deepLink }];
  const paragraphs = [wording.text('private.text')];
  return noticeCard({ language, tone: 'info', title: wording.text('private.title'), paragraphs, links });
}

interface TooManyData extends InLanguage {
  /** Until the agent is listened to again. */
  readonly seconds: number;
}

/** For an agent who sends more than any person would. */
export function tooManyCard(data: TooManyData): AdaptiveCardJson {
  const { language } = data;
  return noticeCard({ language, tone: 'warning', ...tooManyTexts(data), buttons: helpButtons(wordingFor(language)) });
}

/** The same in a sentence, for where a card would take the place of what was typed into one. */
export function tooManyText(data: TooManyData): string {
  const { title, paragraphs } = tooManyTexts(data);
  return wordingFor(data.language).together(title, ...paragraphs);
}

function tooManyTexts({ language, seconds }: TooManyData) {
  const wording = wordingFor(language);
  return { title: wording.text('tooMany.title'), paragraphs: [wording.filled('tooMany.text', { seconds })] };
}

/** For a press whose answer comes below, beside the card that stays. */
export function openedBelowText({ language }: InLanguage): string {
  return wordingFor(language).text('opened.below');
}

/** Stands where the answer will stand. */
export function workingCard({ language }: InLanguage): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('working.title'),
    paragraphs: [wording.text('working.text')],
  });
}

/** In a dialog, which shows nothing by itself: `again` looks what came of it. */
export function waitingCard({ language, again }: InLanguage & { readonly again: ButtonData }): AdaptiveCardJson {
  const wording = wordingFor(language);
  const button = wording.text('working.look');
  const paragraphs = [wording.filled('working.later', { button })];
  const buttons = [primaryButton(button, again)];
  return noticeCard({ language, tone: 'info', title: wording.text('working.title'), paragraphs, buttons });
}

export function nothingToCancelCard({ language }: InLanguage): AdaptiveCardJson {
  const wording = wordingFor(language);
  const paragraphs = [wording.text('nothingToCancel.text')];
  const title = wording.text('nothingToCancel.title');
  return noticeCard({ language, tone: 'info', title, paragraphs, buttons: helpButtons(wording) });
}

/** For a question that the agent does not want to answer any more. */
export function questionCancelledCard({ language }: InLanguage): AdaptiveCardJson {
  const wording = wordingFor(language);
  const paragraphs = [wording.text('nothingToCancel.text')];
  const title = wording.text('cancelled.title');
  return noticeCard({ language, tone: 'info', title, paragraphs, buttons: helpButtons(wording) });
}

interface AttestationCancelledData {
  readonly language: LanguageTag;
  readonly customerId: CustomerId;
  readonly companyName: string;
}

/** Says that nothing was sent. */
export function attestationCancelledCard({
  language,
  customerId,
  companyName,
}: AttestationCancelledData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const customer = shorten(companyName);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.filled('cancelled.titleFor', { customer }),
    paragraphs: [wording.filled('cancelled.text', { customer })],
    buttons: [plainButton(wording.text('cancelled.startOver'), { verb: 'attestation.start', customerId })],
  });
}

/** Says that nothing was created. */
export function newCustomerCancelledCard({ language }: { readonly language: LanguageTag }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return noticeCard({
    language,
    tone: 'info',
    title: wording.text('cancelled.title'),
    paragraphs: [wording.text('new.cancelled.text')],
    buttons: [plainButton(wording.text('cancelled.startOver'), { verb: 'customer.start' })],
  });
}
