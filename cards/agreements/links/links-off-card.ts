import type { EnhancedLack } from '../../../services/agreements/links/attestation-roads.ts';
import type { LanguageTag } from '../../../services/conversations/language.ts';
import type { CustomerSummary } from '../../../services/customer.ts';
import { plainButton } from '../../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../../kit/card-template.ts';
import { namesOf, titleAbout } from '../../kit/failure-texts.ts';
import { noticeCard } from '../../kit/notice-card.ts';
import { type Wording, wordingFor } from '../../wording/wording.ts';

interface LinksOffData {
  readonly language: LanguageTag;
  /** Whom it is about, where that is known. */
  readonly customer?: CustomerSummary | undefined;
  /** For somebody who can have it mended; undefined for all others. */
  readonly lack: EnhancedLack | undefined;
  /** Names of those who can. */
  readonly colleagues?: readonly string[];
  readonly mayInvite: boolean;
}

/** The partner wants its customers to accept on Microsoft's page, and that is not set up. */
export function linksOffCard(data: LinksOffData): AdaptiveCardJson {
  const { language, customer, lack, mayInvite } = data;
  const wording = wordingFor(language);
  const customerId = customer?.customerId;
  return noticeCard({
    language,
    tone: 'warning',
    title: titleAbout(customer?.companyName, wording.text('link.off.title'), wording),
    paragraphs: [
      wording.text('link.off.text'),
      lack ? lackText(lack, wording) : tellText(data, wording),
      ...(mayInvite ? [wording.text('link.off.invite')] : []),
    ],
    buttons: [
      ...(customerId && mayInvite
        ? [plainButton(wording.text('status.invite'), { verb: 'invitation.start', customerId })]
        : []),
      customerId
        ? plainButton(wording.text('status.show'), { verb: 'status.show', customerId })
        : plainButton(wording.text('help.do.help'), { verb: 'help.show' }),
    ],
  });
}

const command = 'npm run doctor -- --enhanced';

/** What is missing, and how to go on. */
function lackText(lack: EnhancedLack, wording: Wording): string {
  switch (lack.why) {
    case 'off':
      return wording.filled('link.off.setting', { setting: 'ATTESTATION_ROAD' });
    case 'no-keys':
      return wording.filled('link.off.setting', { setting: 'TOKEN_KEYS' });
    case 'incomplete':
      return wording.filled('link.off.entries', { entries: lack.missing.join(', '), command });
    case 'untried':
      return wording.filled('link.off.untried', { command });
  }
}

function tellText({ colleagues = [] }: LinksOffData, wording: Wording): string {
  if (colleagues.length === 0) return wording.text('link.off.tell');
  return wording.filled('failed.helpers', { names: wording.oneOf(namesOf(colleagues)) });
}
