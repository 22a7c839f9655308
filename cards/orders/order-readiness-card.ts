import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { OrderReadiness } from '../../services/orders/order-readiness.ts';
import { type CardButton, plainButton, ranked } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Tone, Banner } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { customerFacts } from '../customers/customer-facts.ts';
import { askProviderButtons, providerFacts, roadButtons, whoCanConfirmText } from '../agreements/acceptance-road.ts';
import { orderReadinessTexts } from './order-readiness-texts.ts';
import { recordCard } from '../kit/record-card.ts';
import { dayText } from '../wording/dates.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface OrderReadinessData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly customer: CustomerSummary;
  readonly readiness: OrderReadiness;
  readonly readAt: Date;
  readonly offers: OfferedRoads;
}

/** Whether an order of this customer would be refused for the missing agreement, and what helps. */
export function orderReadinessCard(data: OrderReadinessData): AdaptiveCardJson {
  const wording = wordingFor(data.language);
  return recordCard({
    language: data.language,
    title: data.customer.companyName,
    banner: bannerFor(data, wording),
    facts: [
      ...providerFacts(data.offers, wording),
      ...roadFacts(data.readiness, wording),
      ...customerFacts(data, wording),
    ],
    buttons: buttonsFor(data, wording),
  });
}

const tones: Readonly<Record<OrderReadiness['kind'], Tone>> = {
  ready: 'good',
  'not-ready': 'attention',
  unknown: 'emphasis',
};

function bannerFor({ readiness, offers }: OrderReadinessData, wording: Wording): Banner {
  if (isProvidersToTell(readiness)) {
    const paragraphs = [wording.text('provider.tells')];
    return { style: 'emphasis', title: wording.text('order.unknown.title'), paragraphs };
  }
  const { title, paragraphs } = orderReadinessTexts(readiness, wording);
  const whoCan = isWorthConfirming(readiness) && !offers.attest ? [whoCanConfirmText(offers, wording)] : [];
  return { style: tones[readiness.kind], title, paragraphs: [...paragraphs, ...whoCan] };
}

function roadFacts(readiness: OrderReadiness, wording: Wording): readonly Fact[] {
  if (!('acceptance' in readiness)) return [];
  const { acceptance } = readiness;
  const label = wording.text('fact.road');
  if (acceptance.kind === 'direct') return [{ label, value: wording.text('road.direct') }];
  const acceptedOn = dayText(acceptance.attestation.acceptedOn, wording);
  return [
    { label, value: wording.text('road.attested') },
    { label: wording.text('fact.acceptedOn'), value: acceptedOn },
  ];
}

function buttonsFor({ readiness, customer, offers }: OrderReadinessData, wording: Wording): readonly CardButton[] {
  const { customerId } = customer;
  const isAgain = 'acceptance' in readiness;
  const checkAgain = plainButton(wording.text('status.checkAgain'), { verb: 'order.check', customerId });
  const status = plainButton(wording.text('status.show'), { verb: 'status.show', customerId });
  if (readiness.kind === 'ready') return [status];
  if (isProvidersToTell(readiness)) return ranked([...askProviderButtons({ customerId, offers }, wording), status]);
  if (readiness.kind === 'unknown') return ranked([checkAgain, status]);
  if (isWorthConfirming(readiness))
    return ranked([...roadButtons({ customerId, offers, isAgain }, wording), checkAgain, status]);
  const inviteNew = plainButton(wording.text('guide.inviteNew.button'), { verb: 'relation.start' });
  return ranked([...(offers.invite ? [inviteNew] : []), checkAgain]);
}

function isProvidersToTell(readiness: OrderReadiness): boolean {
  return readiness.kind === 'unknown' && readiness.reason === 'partner-type';
}

function isWorthConfirming(readiness: OrderReadiness): boolean {
  return readiness.kind === 'not-ready' && readiness.reason !== 'not-a-customer';
}
