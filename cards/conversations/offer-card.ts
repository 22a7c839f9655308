import { type OpenForm, openFormNote } from '../kit/open-form.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import { type CardButton, type CustomerVerb, plainButton } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { shorten } from '../kit/shorten.ts';
import type { CustomerCommandName } from '../wording/command-names.ts';
import { wordingFor } from '../wording/wording.ts';

/** What can be done about a customer, for the agent to press: a guess is never acted on. */
export interface Offer {
  readonly command: CustomerCommandName;
  readonly customers: readonly CustomerSummary[];
  /** The agent named them all; else they may have meant one of them. */
  readonly isList: boolean;
}

interface OfferData extends Offer {
  readonly language: LanguageTag;
  readonly open?: OpenForm | undefined;
}

/** What each command leads to where its customer is known. */
const verbs = {
  status: 'status.show',
  confirm: 'attestation.start',
  invite: 'invitation.start',
  link: 'link.start',
  order: 'order.check',
  'hand-over': 'handover.start',
  history: 'history.show',
  evidence: 'evidence.show',
  remind: 'reminder.plan',
  assign: 'owner.choose',
} as const satisfies Readonly<Record<CustomerCommandName, CustomerVerb>>;

const mostGuesses = 3;
const mostButtons = 6;
/** Of a button. */
const longestTitle = 60;

/** What the agent may have meant, a button each. */
export function offerCard({ language, command, customers, isList, open }: OfferData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const note = openFormNote(open, wording);
  const shown = customers.slice(0, isList ? mostButtons - note.buttons.length : mostGuesses);
  const isCut = isList && shown.length < customers.length;
  const offers = shown.map(({ customerId, companyName }): CardButton => {
    const title = wording.filled(`offer.${command}`, { customer: shorten(companyName, longestTitle) });
    return plainButton(title, { verb: verbs[command], customerId });
  });
  return noticeCard({
    language,
    tone: 'info',
    title: isList ? wording.filled('offer.list', { count: customers.length }) : wording.text('offer.title'),
    paragraphs: [...(isCut ? [wording.filled('offer.cut', { count: shown.length })] : []), ...note.lines],
    buttons: [...offers, ...note.buttons],
  });
}
