import { type AcceptanceLink, isOut } from '../../../services/agreements/links/acceptance-link.ts';
import type { LanguageTag } from '../../../services/conversations/language.ts';
import type { AgentId } from '../../../services/ids.ts';
import { type ButtonData, type CardButton, openButton, plainButton, ranked } from '../../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner } from '../../kit/card-template.ts';
import type { Fact } from '../../kit/fact-rows.ts';
import { reasonTexts } from '../../kit/failure-texts.ts';
import { recordCard } from '../../kit/record-card.ts';
import { instantText } from '../../wording/dates.ts';
import type { PlainKey } from '../../wording/sentences.ts';
import { type Wording, wordingFor } from '../../wording/wording.ts';
import { contactName } from '../contact-fields.ts';
import { agentText } from '../held-texts.ts';
import { type LinkStep, stepsFor } from './link-steps.ts';
import { linkTones } from './link-texts.ts';

export interface LinkCardData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly link: AcceptanceLink;
  /** Who looks at the card. */
  readonly agentId: AgentId;
}

/** Where a link stands on which a customer accepts, and what can be done. The address is never on it. */
export function linkCard(data: LinkCardData): AdaptiveCardJson {
  return cardOf(data, { title: data.link.state, button: plainButton });
}

/** The same as a message of the bot's own: what it opens comes below. `expiring` is told while there is time. */
export function linkNewsCard(data: LinkCardData & { readonly isExpiring?: boolean }): AdaptiveCardJson {
  return cardOf(data, { title: data.isExpiring ? 'expiring' : data.link.state, button: openButton });
}

interface Drawn {
  readonly title: AcceptanceLink['state'] | 'expiring';
  readonly button: (title: string, data: ButtonData) => CardButton;
}

function cardOf(data: LinkCardData, drawn: Drawn): AdaptiveCardJson {
  const { language, link } = data;
  const wording = wordingFor(language);
  return recordCard({
    language,
    title: link.companyName,
    banner: linkBanner(link, drawn.title, wording),
    facts: factsOf(data, wording),
    buttons: buttonsFor(data, drawn, wording),
  });
}

/** What it says of the state, as far as that goes without names. */
export function linkBanner({ failure }: AcceptanceLink, title: Drawn['title'], wording: Wording): Banner {
  const paragraphs =
    title === 'failed' ? reasonTexts(failure?.reason ?? 'rejected', wording) : [wording.text(`link.${title}.text`)];
  return {
    style: title === 'expiring' ? 'warning' : linkTones[title],
    title: wording.text(`link.${title}.title`),
    paragraphs,
  };
}

function factsOf({ link, timeZone }: LinkCardData, wording: Wording): readonly Fact[] {
  const { contact, agentName, createdAt, sentAt, expiresAt, acceptedAt, unknownWord, linkId } = link;
  const instant = (key: PlainKey, at: Date | undefined): Fact => ({
    label: wording.text(key),
    value: at ? instantText(at, wording, timeZone) : '',
  });
  return [
    { label: wording.text('link.for'), value: contact ? contactName(contact) : wording.text('fact.erased') },
    { label: wording.text('fact.email'), value: contact?.email ?? '' },
    { label: wording.text('link.madeBy'), value: agentText(agentName, wording) },
    instant('link.madeAt', createdAt),
    instant('link.sentAt', sentAt),
    { label: wording.text('link.sentFrom'), value: mailboxText(link, wording) },
    instant('link.expiresAt', isOut(link) ? expiresAt : undefined),
    instant('link.acceptedAt', acceptedAt),
    { label: wording.text('link.word'), value: unknownWord ?? '' },
    { label: wording.text('fact.reference'), value: linkId },
  ];
}

/** Empty where the agent sent the e-mail by other means. */
function mailboxText({ mail, agentName, sentAt }: AcceptanceLink, wording: Wording): string {
  if (mail?.state !== 'sent' || !sentAt) return '';
  return wording.filled('link.mailbox', { agent: agentText(agentName, wording) });
}

function buttonsFor({ link, agentId }: LinkCardData, { button }: Drawn, wording: Wording): readonly CardButton[] {
  const { customerId, state } = link;
  const steps = stepsFor(link, agentId).map((step) => stepButton(step, link, { button, wording }));
  const status = button(wording.text('status.show'), { verb: 'status.show', customerId });
  const history = button(wording.text('status.history'), { verb: 'history.show', customerId });
  if (state === 'entered') return [status, history];
  const isEnding = ({ style }: CardButton) => style === 'destructive';
  const others = steps.filter((step) => !isEnding(step));
  const shown = others.length < mostSteps ? [...others, status] : others;
  return [...ranked(shown), ...steps.filter(isEnding)];
}

const mostSteps = 3;

function stepButton(step: LinkStep, link: AcceptanceLink, { button, wording }: Drawing): CardButton {
  const { linkId, draftId, customerId } = link;
  switch (step) {
    case 'letter':
      return button(wording.text('link.letter'), { verb: 'link.letter', linkId });
    case 'create':
      return button(wording.text('link.create'), { verb: 'link.create', linkId });
    case 'ask-again':
      return button(wording.text('link.askAgain'), { verb: 'link.askAgain', linkId });
    case 'try-again':
      return button(wording.text('receipt.tryAgain'), { verb: 'link.change', draftId });
    case 'look':
      return button(wording.text('status.checkAgain'), { verb: 'link.look', linkId });
    case 'renew':
      return button(wording.text('link.renew'), { verb: 'link.renew', linkId });
    case 'new':
      return button(wording.text('link.another'), { verb: 'link.start', customerId });
    case 'take-sent-back':
      return button(wording.text('invite.takeBack'), { verb: 'link.takeBack', linkId });
    case 'withdraw':
      return { ...button(wording.text('link.withdraw'), { verb: 'link.withdraw', linkId }), style: 'destructive' };
  }
}

interface Drawing extends Pick<Drawn, 'button'> {
  readonly wording: Wording;
}
