import type { CustomerStatus } from '../../services/customers/customer-status.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { CustomerId } from '../../services/ids.ts';
import { type CardButton, plainButton } from '../kit/card-actions.ts';
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
    ...(offers.attest ? [confirm] : []),
    ...(offers.invite ? [plainButton(wording.text('status.invite'), { verb: 'invitation.start', customerId })] : []),
    ...(offers.handOver ? [plainButton(wording.text('handover.send'), { verb: 'handover.start', customerId })] : []),
  ];
}

/** What settles an open customer; where nobody knows whether it is open, another look. */
export function settlingButtons(
  { customerId, offers, status }: Omit<RoadButtonsData, 'isAgain'> & { readonly status: CustomerStatus },
  wording: Wording,
): readonly CardButton[] {
  if (status === 'unknown')
    return [plainButton(wording.text('status.checkAgain'), { verb: 'status.show', customerId })];
  return roadButtons({ customerId, offers, isAgain: status === 'renewal-due' }, wording);
}

/** Takes the place of the button to confirm. The command that it names answers with who may confirm. */
export function whoCanConfirmText({ handOver }: Pick<OfferedRoads, 'handOver'>, wording: Wording): string {
  if (handOver) return wording.text('status.handOver');
  return wording.filled('status.notYou', { command: commandWords[wording.language].confirm[0] });
}
