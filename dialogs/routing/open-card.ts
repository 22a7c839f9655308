import type { CardAction } from '../../cards/kit/card-actions.ts';
import type { AttestationCards } from '../agreements/attestation-handler.ts';
import type { NewCustomerCards } from '../new-customers/new-customer-handler.ts';
import { type Answered, type OpenCard, type Shown, openCardOf } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface OpenCardsOptions {
  readonly attestations: AttestationCards;
  readonly newCustomers: NewCustomerCards;
}

/** Cards that stay open over what is said in between: they are brought up again, or cancelled. */
export class OpenCards {
  readonly #its: OpenCardsOptions;

  constructor(options: OpenCardsOptions) {
    this.#its = options;
  }

  show(turn: Turn, open: OpenCard): Promise<Shown> {
    const { attestations, newCustomers } = this.#its;
    return open.kind === 'draft' ? attestations.show(turn, open.draftId) : newCustomers.show(turn, open);
  }

  cancel(turn: Turn, open: OpenCard): Promise<Shown> {
    const { attestations, newCustomers } = this.#its;
    if (open.kind === 'draft') return attestations.cancel(turn, open.draftId);
    return newCustomers.handle(turn, { verb: 'customer.cancel', newCustomerId: open.newCustomerId });
  }
}

export interface Press {
  readonly action: CardAction | undefined;
  readonly answered: Answered;
}

/** Which card is open after a press, where `awaited` was open before it. */
export function openAfter({ action, answered }: Press, awaited: OpenCard | undefined): OpenCard | undefined {
  const open = openCardOf(answered);
  if (open) return open;
  const about = action && ('draftId' in action ? action.draftId : 'newCustomerId' in action && action.newCustomerId);
  return awaited && about === idOf(awaited) ? undefined : awaited;
}

export function isSameCard(one: OpenCard | undefined, other: OpenCard | undefined): boolean {
  return idOf(one) === idOf(other);
}

function idOf(open: OpenCard | undefined): string | undefined {
  return open?.kind === 'draft' ? open.draftId : open?.newCustomerId;
}
