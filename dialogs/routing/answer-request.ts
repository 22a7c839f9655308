import type { CommandName } from '../../cards/wording/command-names.ts';

/** `cancel` is about what the chat waits for, which no handler knows. */
export type AnsweredCommand = Exclude<CommandName, 'cancel'>;

/** How somebody named a customer. */
export interface CustomerWords {
  /** As they typed it: a name may begin like a preposition or a command. */
  readonly words: string;
  /** Without what is said around a name: `of contoso, please` is `contoso`. */
  readonly plain: string;
}

/** A command, and the customer that it names. */
export interface AnswerRequest {
  readonly command: AnsweredCommand;
  /** All that followed the command. */
  readonly words: string;
  readonly customer: CustomerWords | undefined;
  readonly rest: string | undefined;
}
