import type { CustomerSummary } from '../../services/customer.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { Capability, OfferedRoads, Role } from '../../services/identity/capabilities.ts';
import type { NotAllowedReason } from '../../services/identity/not-allowed-error.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';
import { type CardButton, plainButton } from './card-actions.ts';
import type { AdaptiveCardJson } from './card-template.ts';
import { namesOf, titleAbout } from './failure-texts.ts';
import { noticeCard } from './notice-card.ts';
import { providersShown, shorten } from './shorten.ts';

interface NotAllowedData {
  readonly language: LanguageTag;
  readonly capability: Capability;
  readonly reason: NotAllowedReason;
  /** Whom it is about, where that is known. */
  readonly customer?: CustomerSummary | undefined;
  /** The roads on which the agent may bring the customer on instead. */
  readonly offers?: OfferedRoads | undefined;
  /** Names of those who may do it, or who can help an agent without a role. */
  readonly colleagues?: readonly string[];
}

/** The agent, or the partner, may not do this: why, who can help, and how to go on. */
export function notAllowedCard(data: NotAllowedData): AdaptiveCardJson {
  const { language, customer } = data;
  const wording = wordingFor(language);
  const { title, paragraphs } = notAllowedTexts(data);
  return noticeCard({
    language,
    tone: 'warning',
    title: titleAbout(customer?.companyName, title, wording),
    paragraphs,
    buttons: buttonsFor(data, wording),
  });
}

/** The same in sentences, for where there is no card. */
export function notAllowedTexts(data: NotAllowedData): {
  readonly title: string;
  readonly paragraphs: readonly string[];
} {
  const wording = wordingFor(data.language);
  const isNeeded = data.reason.kind !== 'may-attest';
  const title = wording.text(isNeeded ? `notAllowed.${data.capability}` : 'notAllowed.mayAttest.title');
  return { title, paragraphs: paragraphsFor(data, wording) };
}

function buttonsFor({ reason, capability, customer, offers }: NotAllowedData, wording: Wording): readonly CardButton[] {
  if (reason.kind === 'no-role') return [plainButton(wording.text('status.checkAgain'), { verb: 'role.check' })];
  const askProvider = plainButton(wording.text('provider.ask'), { verb: 'provider.ask' });
  if (!customer) {
    const help = plainButton(wording.text('help.do.help'), { verb: 'help.show' });
    return reason.kind === 'partner-type' ? [askProvider, help] : [help];
  }
  const { customerId } = customer;
  const status = plainButton(wording.text('status.show'), { verb: 'status.show', customerId });
  return [...roadInstead(reason, { customerId, offers }, wording), ...(capability === 'see-status' ? [] : [status])];
}

function roadInstead(
  { kind }: NotAllowedReason,
  { customerId, offers }: { readonly customerId: CustomerId; readonly offers: OfferedRoads | undefined },
  wording: Wording,
): readonly CardButton[] {
  if (kind === 'may-attest')
    return [plainButton(wording.text('status.confirm'), { verb: 'attestation.start', customerId })];
  if (kind === 'role' && offers?.handOver)
    return [plainButton(wording.text('handover.send'), { verb: 'handover.start', customerId })];
  if (kind === 'partner-type') {
    const ask = plainButton(wording.text('provider.ask'), { verb: 'provider.ask', customerId });
    const invite = plainButton(wording.text('status.invite'), { verb: 'invitation.start', customerId });
    return [ask, ...(offers?.invite ? [invite] : [])];
  }
  return [];
}

function paragraphsFor({ reason, colleagues = [] }: NotAllowedData, wording: Wording): readonly string[] {
  const names = namesOf(colleagues);
  switch (reason.kind) {
    case 'no-role': {
      const next =
        names.length === 0
          ? wording.text('notAllowed.noRole.next')
          : wording.filled('notAllowed.noRole.nextNamed', { names: wording.oneOf(names) });
      return [wording.text('notAllowed.noRole.what'), next];
    }
    case 'role':
      return roleSentences(reason, names, wording);
    case 'may-attest':
      return [wording.text('notAllowed.mayAttest.text')];
    case 'partner-type':
      return [wording.text('notAllowed.partner.what'), ...providerSentence(reason.providerNames, wording)];
  }
}

function roleSentences(
  { roles, allowedRoles }: Extract<NotAllowedReason, { kind: 'role' }>,
  names: readonly string[],
  wording: Wording,
): readonly string[] {
  const roleNames = (some: readonly Role[]) => some.map((role) => wording.text(`role.${role}`));
  const what = wording.filled('notAllowed.role.what', {
    roles: wording.allOf(roleNames(roles)),
    allowed: wording.oneOf(roleNames(allowedRoles)),
  });
  if (names.length > 0) return [what, wording.filled('notAllowed.role.nextNamed', { names: wording.oneOf(names) })];
  const isGlobalAdmin = roles.includes('global-admin');
  return [what, wording.text(isGlobalAdmin ? 'notAllowed.role.nextForGlobal' : 'notAllowed.role.next')];
}

function providerSentence(names: readonly string[], wording: Wording): readonly string[] {
  if (names.length === 0) return [];
  const providers = wording.allOf(names.slice(0, providersShown).map((name) => shorten(name)));
  return [wording.filled('notAllowed.partner.provider', { providers })];
}
