import type { CustomerStatus } from '../../services/customers/customer-status.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { LinkStage } from '../../services/reminders/reminder.ts';
import type { CustomerId } from '../../services/ids.ts';
import { type CardButton, plainButton } from '../kit/card-actions.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { providersShown, shorten } from '../kit/shorten.ts';
import { commandWords } from '../wording/commands.ts';
import type { Wording } from '../wording/wording.ts';

interface RoadButtonsData {
  readonly customerId: CustomerId;
  /** What is offered to this person for this customer now. */
  readonly offers: OfferedRoads;
  /** It has been confirmed before. */
  readonly isAgain: boolean;
}

/** The roads to acceptance, as buttons. */
export function roadButtons({ customerId, offers, isAgain }: RoadButtonsData, wording: Wording): readonly CardButton[] {
  const confirm = isAgain
    ? plainButton(wording.text('status.confirmAgain'), { verb: 'attestation.start', customerId, again: 'yes' })
    : plainButton(wording.text('status.confirm'), { verb: 'attestation.start', customerId });
  return [
    ...(offers.attest ? [confirm] : askProviderButtons({ customerId, offers }, wording)),
    ...(offers.invite ? [plainButton(wording.text('status.invite'), { verb: 'invitation.start', customerId })] : []),
    ...(offers.handOver ? [plainButton(wording.text('handover.send'), { verb: 'handover.start', customerId })] : []),
  ];
}

/** An indirect reseller leaves the confirming, and the answer who has accepted, to its provider. */
export function askProviderButtons(
  { customerId, offers }: { readonly customerId?: CustomerId; readonly offers: Pick<OfferedRoads, 'providers'> },
  wording: Wording,
): readonly CardButton[] {
  if (!offers.providers) return [];
  return [plainButton(wording.text('provider.ask'), { verb: 'provider.ask', ...(customerId ? { customerId } : {}) })];
}

interface SettlingData extends Omit<RoadButtonsData, 'isAgain'> {
  readonly status: CustomerStatus;
  /** Where its link stands, which then comes in place of confirming. */
  readonly linkStage?: LinkStage | undefined;
}

/** What settles an open customer; where nobody knows whether it is open, another look. */
export function settlingButtons(
  { customerId, offers, status, linkStage }: SettlingData,
  wording: Wording,
): readonly CardButton[] {
  if (status === 'unknown')
    return [plainButton(wording.text('status.checkAgain'), { verb: 'status.show', customerId })];
  if (!linkStage || !offers.attest)
    return roadButtons({ customerId, offers, isAgain: status === 'renewal-due' }, wording);
  const link = wording.text(linkStage === 'expired' ? 'link.another' : 'link.show');
  const invite = roadButtons({ customerId, offers: { ...offers, attest: false }, isAgain: false }, wording);
  return [plainButton(link, { verb: 'link.start', customerId }), ...invite];
}

/** Takes the place of the button to confirm. The command that it names answers with who may confirm. */
export function whoCanConfirmText(
  { handOver, providers }: Pick<OfferedRoads, 'handOver' | 'providers'>,
  wording: Wording,
): string {
  if (providers) return wording.text('provider.confirms');
  if (handOver) return wording.text('status.handOver');
  return wording.filled('status.notYou', { command: commandWords[wording.language].confirm[0] });
}

export function providerFacts({ providers = [] }: Pick<OfferedRoads, 'providers'>, wording: Wording): readonly Fact[] {
  if (providers.length === 0) return [];
  const names = providers.slice(0, providersShown).map((name) => shorten(name));
  return [{ label: wording.text('provider.fact'), value: wording.allOf(names) }];
}
