import type { Language } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { Capability, Role } from '../../services/identity/capabilities.ts';
import type { NotAllowedReason } from '../../services/identity/not-allowed-error.ts';
import { type CardButton, plainButton } from './card-actions.ts';
import type { AdaptiveCardJson } from './card-template.ts';
import { type Notice, noticeCard } from './notice-card.ts';
import { shorten } from './shorten.ts';
import { commandWords } from '../wording/commands.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface NotAllowedData {
  readonly language: Language;
  readonly capability: Capability;
  readonly reason: NotAllowedReason;
  /** The customer's name, where it is known. */
  readonly customer?: string;
  /** Whose acceptance the agent may confirm instead. */
  readonly attestInstead?: CustomerId | undefined;
  /** Who the agent may invite instead. */
  readonly inviteInstead?: CustomerId | undefined;
  /** Who the agent may hand over instead. */
  readonly handOverInstead?: CustomerId | undefined;
}

const providersShown = 5;

/** The agent, or the partner, may not do this: why, and who can help. */
export function notAllowedCard(data: NotAllowedData): AdaptiveCardJson {
  const { language } = data;
  const wording = wordingFor(language);
  const isNeeded = data.reason.kind !== 'may-attest';
  const title = wording.text(isNeeded ? `notAllowed.${data.capability}` : 'notAllowed.mayAttest.title');
  const buttons = insteadButtons(data, wording);
  return noticeCard({ language, tone: 'warning', title, ...reasonPart(data, wording), buttons });
}

function insteadButtons(data: NotAllowedData, wording: Wording): readonly CardButton[] {
  const { attestInstead, inviteInstead, handOverInstead } = data;
  const attest = (customerId: CustomerId) =>
    plainButton(wording.text('status.confirm'), { verb: 'attestation.start', customerId });
  const invite = (customerId: CustomerId) =>
    plainButton(wording.text('status.invite'), { verb: 'invitation.start', customerId });
  const handOver = (customerId: CustomerId) =>
    plainButton(wording.text('handover.send'), { verb: 'handover.start', customerId });
  return [
    ...(attestInstead === undefined ? [] : [attest(attestInstead)]),
    ...(inviteInstead === undefined ? [] : [invite(inviteInstead)]),
    ...(handOverInstead === undefined ? [] : [handOver(handOverInstead)]),
  ];
}

function reasonPart(
  { reason, customer = '' }: NotAllowedData,
  wording: Wording,
): Pick<Notice, 'paragraphs' | 'copyable'> {
  const roleNames = (roles: readonly Role[]) => roles.map((role) => wording.text(`role.${role}`));
  switch (reason.kind) {
    case 'no-role':
      return { paragraphs: [wording.text('notAllowed.noRole.what'), wording.text('notAllowed.noRole.next')] };
    case 'role': {
      const roles = wording.allOf(roleNames(reason.roles));
      const allowed = wording.oneOf(roleNames(reason.allowedRoles));
      const what = wording.filled('notAllowed.role.what', { roles, allowed });
      const isGlobalAdmin = reason.roles.includes('global-admin');
      const next = wording.text(isGlobalAdmin ? 'notAllowed.role.nextForGlobal' : 'notAllowed.role.next');
      return { paragraphs: [what, next] };
    }
    case 'may-attest': {
      const command = commandWords[wording.language].confirm[0];
      return { paragraphs: [wording.filled('notAllowed.mayAttest.text', { command })] };
    }
    case 'partner-type':
      return {
        paragraphs: [
          wording.text('notAllowed.partner.what'),
          ...providerSentence(reason.providerNames, wording),
          wording.text('notAllowed.partner.next'),
        ],
        copyable: {
          label: wording.text('notAllowed.partner.label'),
          text: wording.filled('notAllowed.partner.message', { customer: shorten(customer) }),
        },
      };
  }
}

function providerSentence(names: readonly string[], wording: Wording): readonly string[] {
  if (names.length === 0) return [];
  const providers = wording.allOf(names.slice(0, providersShown).map((name) => shorten(name)));
  return [wording.filled('notAllowed.partner.provider', { providers })];
}
