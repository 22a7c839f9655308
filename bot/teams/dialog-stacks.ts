import type { Storage, TurnContext } from 'botbuilder';
import { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import type { DialogInstance } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { z } from 'zod';
import type { Log } from '../../services/log.ts';
import { inTime } from '../../services/in-time.ts';

/** A turn has some nine seconds: what a conversation waits for is worth less than an answer. */
const readWithinMs = 2_000;
const writeWithinMs = 1_500;

const stackOf = z.object({
  dialogs: z.object({ dialogStack: z.array(z.object({ id: z.string(), state: z.looseObject({}) })) }),
});

interface DialogStacksOptions {
  readonly storage: Storage;
  readonly prompts: DialogSet;
  readonly log: Log;
}

/** What a conversation waits for, between turns. None of it is worth failing a turn. */
export class DialogStacks {
  readonly #options: DialogStacksOptions;

  constructor(options: DialogStacksOptions) {
    this.#options = options;
  }

  /** Begins with nothing where what is stored cannot be used any more, such as after a dialog was renamed. */
  async open(context: TurnContext): Promise<DialogStack> {
    const { storage, prompts } = this.#options;
    const key = keyOf(context);
    const items = await inTime(storage.read([key]).catch(asItem(key)), readWithinMs, 'reading what a chat waits for');
    const stored: unknown = items[key];
    const isUsable = stored !== undefined && isKnown(stored, prompts);
    if (stored !== undefined && !isUsable) this.#dropped(context);
    const dialogStack = isUsable ? stackIn(stored) : [];
    const before = isUsable || stored === undefined ? JSON.stringify(dialogStack) : undefined;
    return this.#stack(context, dialogStack, before);
  }

  /** For a turn in which the database does not answer: what is stored stays as it is. */
  openEmpty(context: TurnContext): DialogStack {
    return { dialog: this.#contextOf(context, []), save: () => Promise.resolve(), drop: () => Promise.resolve() };
  }

  #dropped({ activity }: TurnContext): void {
    const { id: conversationId } = activity.conversation;
    this.#options.log.warn({ conversationId }, 'unusable state of a conversation dropped');
  }

  #stack(context: TurnContext, dialogStack: DialogInstance[], before: string | undefined): DialogStack {
    const key = keyOf(context);
    const { storage } = this.#options;
    return {
      dialog: this.#contextOf(context, dialogStack),
      async save() {
        if (JSON.stringify(dialogStack) === before) return;
        const change = { [key]: { dialogs: { dialogStack }, eTag: '*' } };
        await inTime(storage.write(change), writeWithinMs, 'writing what a chat waits for');
      },
      async drop() {
        await inTime(storage.delete([key]), writeWithinMs, 'dropping what a chat waits for');
      },
    };
  }

  #contextOf(context: TurnContext, dialogStack: DialogInstance[]): DialogContext {
    return new DialogContext(this.#options.prompts, context, { dialogStack });
  }
}

export interface DialogStack {
  readonly dialog: DialogContext;
  save(): Promise<void>;
  /** Forgets it, so that a state in which a turn fails does not fail the next one. */
  drop(): Promise<void>;
}

/** As the SDK's ConversationState names it. */
function keyOf({ activity }: TurnContext): string {
  return `${activity.channelId}/conversations/${activity.conversation.id}/`;
}

/** What is stored and no JSON is something that cannot be used; all else is the database's failure. */
function asItem(key: string): (error: unknown) => Record<string, unknown> {
  return (error) => {
    if (error instanceof SyntaxError) return { [key]: 'no JSON' };
    throw error;
  };
}

function stackIn(stored: unknown): DialogInstance[] {
  return (stored as { dialogs: { dialogStack: DialogInstance[] } }).dialogs.dialogStack;
}

function isKnown(stored: unknown, prompts: DialogSet): boolean {
  const read = stackOf.safeParse(stored);
  return read.success && read.data.dialogs.dialogStack.every(({ id }) => prompts.find(id) !== undefined);
}
