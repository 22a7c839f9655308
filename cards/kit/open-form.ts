import type { DraftId, NewCustomerId } from '../../services/ids.ts';
import { type CardButton, plainButton } from './card-actions.ts';
import { longestNameShown, shorten } from './shorten.ts';
import type { Wording } from '../wording/wording.ts';

/** A form that stays open above while something else is said. */
export type OpenForm =
  | { readonly kind: 'draft'; readonly draftId: DraftId; readonly companyName: string }
  | { readonly kind: 'new-customer'; readonly newCustomerId: NewCustomerId };

/** One line that says so, and the ways back to it and out of it. */
export function openFormNote(
  open: OpenForm | undefined,
  wording: Wording,
): { readonly lines: readonly string[]; readonly buttons: readonly CardButton[] } {
  if (!open) return { lines: [], buttons: [] };
  const goOn = wording.text('openForm.goOn');
  const cancel = wording.text('form.cancel');
  if (open.kind === 'new-customer') {
    const { newCustomerId } = open;
    return {
      lines: [wording.text('openForm.newCustomer')],
      buttons: [
        plainButton(goOn, { verb: 'customer.show', newCustomerId }),
        plainButton(cancel, { verb: 'customer.cancel', newCustomerId }),
      ],
    };
  }
  const { draftId, companyName } = open;
  return {
    lines: [wording.filled('openForm.customer', { customer: shorten(companyName, longestNameShown) })],
    buttons: [
      plainButton(goOn, { verb: 'attestation.show', draftId }),
      plainButton(cancel, { verb: 'attestation.cancel', draftId }),
    ],
  };
}
