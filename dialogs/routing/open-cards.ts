import type { OpenForm } from '../../cards/kit/open-form.ts';
import { setTimeout as delay } from 'node:timers/promises';
import type { DialogContext } from 'botbuilder-dialogs';
import type { CardAction } from '../../cards/kit/card-actions.ts';
import {
  type Awaiting,
  type LateResults,
  type OpenCard,
  type Replied,
  type Reply,
  openCardIn,
  openCardOf,
} from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Handlers } from './handlers.ts';
import { type LateReply, type Next, awaitedCard, cardPromptId, customerPromptId } from './prompts.ts';

// Cards that stay open over what is said in between, and cards that are still on their way.

const lookEveryMs = 250;
/** Partner Center's own deadline and its retries are over by then. */
const mostLooks = 240;

/** Lets a chat go on from replies that came too late for their turns. */
export class LateCards {
  readonly #results: LateResults;

  constructor(results: LateResults) {
    this.#results = results;
  }

  /** Before a turn is taken: from what came late in the meantime to what the chat waits for; what it has yet to wait for. */
  async settle(dialog: DialogContext): Promise<Next | undefined> {
    const awaited = awaitedCard(dialog);
    const { late } = awaited ?? {};
    const awaiting = late && (await this.#results.find(late.key));
    if (!awaited || !awaiting) return undefined;
    await this.#results.remove(late.key);
    awaited.late = undefined;
    awaited.open = openCardIn(awaiting) ?? awaited.open;
    return nextAfterLate(dialog, awaiting, late);
  }

  /** Waits for a reply that is on its way. */
  async wait(late: LateReply): Promise<Awaiting | undefined> {
    for (let looks = 0; looks < mostLooks; looks++) {
      const awaiting = await this.#results.find(late.key);
      if (awaiting) {
        await this.#results.remove(late.key);
        return awaiting;
      }
      await delay(lookEveryMs, undefined, { ref: false });
    }
    return undefined;
  }
}

/** Ends the wait for a card that is none, and waits for a customer where the reply asked for one. */
function nextAfterLate(dialog: DialogContext, awaiting: Awaiting, { asked }: LateReply): Next | undefined {
  const isOnTop = dialog.activeDialog?.id === cardPromptId;
  if (!awaitedCard(dialog)?.open)
    dialog.stack.splice(
      dialog.stack.findIndex(({ id }) => id === cardPromptId),
      1,
    );
  if (!isOnTop || (awaiting.kind !== 'customer' && awaiting.kind !== 'customer-for')) return undefined;
  const again = awaiting.kind === 'customer-for' ? { command: awaiting.command } : asked;
  return again && { id: customerPromptId, options: again };
}

export function showOpenCard({ attestations, newCustomers }: Handlers, turn: Turn, open: OpenCard): Promise<Reply> {
  return open.kind === 'draft' ? attestations.show(turn, open.draftId) : newCustomers.show(turn, open.newCustomerId);
}

/** Undefined where nothing is left to be done in it. */
export async function findOpenForm(
  { attestations, newCustomers }: Handlers,
  turn: Turn,
  open: OpenCard,
): Promise<OpenForm | undefined> {
  if (open.kind === 'new-customer') return (await newCustomers.isOpen(turn, open.newCustomerId)) ? open : undefined;
  const companyName = await attestations.findOpenFor(turn, open.draftId);
  return companyName === undefined ? undefined : { ...open, companyName };
}

export function cancelOpenCard({ attestations, newCustomers }: Handlers, turn: Turn, open: OpenCard): Promise<Reply> {
  return open.kind === 'draft'
    ? attestations.cancel(turn, open.draftId)
    : newCustomers.cancel(turn, open.newCustomerId);
}

interface Press {
  readonly action: CardAction | undefined;
  readonly replied: Replied;
}

/** Which card is open after a press, where `awaited` was open before it. */
export function openAfter({ action, replied }: Press, awaited: OpenCard | undefined): OpenCard | undefined {
  const open = openCardOf(replied);
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
