import { setTimeout as delay } from 'node:timers/promises';
import type { DialogContext } from 'botbuilder-dialogs';
import { type LateCard, cardPromptId, lateCard, openLateCard } from './card-prompt.ts';
import { isCustomerCommand } from '../customers/customer-dialogs.ts';
import type { CustomerQuestion } from '../customers/parse-customer-command.ts';
import type { LateResults } from '../late-results.ts';
import { type Awaiting, openCardIn } from '../reply.ts';

const lookEveryMs = 250;
/** Partner Center's own deadline and its retries are over by then. */
const mostLooks = 240;

/** What goes on with the customer that is asked for after a press. */
export const commandFor = { 'attestation.start': 'confirm', 'invitation.start': 'invite' } as const;

/** Lets a conversation go on from answers that came too late for their turns. */
export class LateCards {
  readonly #results: LateResults;

  constructor(results: LateResults) {
    this.#results = results;
  }

  /** Before a turn is taken: from what came late in the meantime to what the conversation waits for. */
  async settle(dialog: DialogContext): Promise<void> {
    const late = lateCard(dialog);
    const awaiting = late && (await this.#results.find(late.key));
    if (!awaiting) return;
    await this.#results.remove(late.key);
    const open = openCardIn(awaiting) ?? late.before;
    if (open) openLateCard(dialog, open);
    else await goOn(dialog, awaiting);
  }

  /** Waits for an answer that is on its way. */
  async wait(late: LateCard): Promise<Awaiting | undefined> {
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

/** Ends the wait for a card that is none, and asks again where the answer was that no single customer fits. */
async function goOn(dialog: DialogContext, awaiting: Awaiting): Promise<void> {
  const at = dialog.stack.findIndex(({ id }) => id === cardPromptId);
  const isOnTop = at === dialog.stack.length - 1;
  const below = dialog.stack[at - 1];
  const asked = below && isCustomerCommand(below.id) ? below : undefined;
  dialog.stack.splice(asked ? at - 1 : at, asked ? 2 : 1);
  if (!isOnTop) return;
  if (awaiting.kind === 'customer-for') await dialog.beginDialog(commandFor[awaiting.verb], { isAskedAgain: true });
  if (awaiting.kind !== 'customer' || !asked) return;
  const { options } = asked.state as { readonly options?: CustomerQuestion };
  await dialog.beginDialog(asked.id, { isAskedAgain: true, rest: options?.rest });
}
