import type { LanguageTag } from '../../services/conversations/language.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import {
  type ResellerCustomer,
  type ResellerCustomersPage,
  resellerPageSize,
} from '../../services/invitations/reseller-customers.ts';
import { askProviderButtons } from '../agreements/acceptance-road.ts';
import { type CardButton, plainButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { noticeCard } from '../kit/notice-card.ts';
import { customerRow } from '../customers/customer-row.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { invitedText } from './invitation-texts.ts';
import resellerCustomers from './reseller-customers.json' with { type: 'json' };

interface ResellerCustomersData {
  readonly language: LanguageTag;
  readonly timeZone: string;
  readonly list: ResellerCustomersPage;
  readonly offers: OfferedRoads;
}

const template = new CardTemplate(resellerCustomers);

/** An indirect reseller's customers: whom it has invited, and whom to ask about the rest. */
export function resellerCustomersCard(data: ResellerCustomersData): AdaptiveCardJson {
  const { language, list } = data;
  const wording = wordingFor(language);
  const { rows, customers, page } = list;
  if (rows.length === 0) return nobodyYet(wording);
  const first = page * resellerPageSize + 1;
  return template.expand(wording, {
    title: wording.text('provider.customers'),
    banner: { style: 'accent', title: wording.text('provider.title'), paragraphs: [wording.text('provider.tells')] },
    shown: wording.filled('provider.shown', { first, last: first + rows.length - 1, total: customers }),
    rows: rows.map((row) => rowOf(row, data)),
    buttons: buttonsFor(data, wording),
  });
}

function nobodyYet(wording: Wording): AdaptiveCardJson {
  return noticeCard({
    language: wording.language,
    tone: 'info',
    title: wording.text('report.none.title'),
    paragraphs: [wording.text('report.none.text')],
    buttons: [plainButton(wording.text('status.checkAgain'), { verb: 'provider.customers', page: '1' })],
  });
}

function rowOf({ customer, lastInvitation }: ResellerCustomer, data: ResellerCustomersData): object {
  const wording = wordingFor(data.language);
  const text = lastInvitation
    ? invitedText(lastInvitation, data.timeZone, wording)
    : wording.text('provider.notInvited');
  const { companyName, customerId } = customer;
  return customerRow({ companyName, lines: [{ text }], opens: { verb: 'status.show', customerId, opens: 'below' } });
}

function buttonsFor({ list, offers }: ResellerCustomersData, wording: Wording): readonly CardButton[] {
  const { page, rows, customers } = list;
  const turnTo = (title: string, to: number) =>
    plainButton(title, { verb: 'provider.customers', page: String(to + 1) });
  const isLast = page * resellerPageSize + rows.length >= customers;
  return [
    ...(page > 0 ? [turnTo(wording.text('unconfirmed.previous'), page - 1)] : []),
    ...(isLast ? [] : [turnTo(wording.text('unconfirmed.next'), page + 1)]),
    ...askProviderButtons({ offers }, wording),
  ];
}
