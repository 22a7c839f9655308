import type { ConversationReference } from 'botbuilder';
import type { Shown } from './reply.ts';

/** A message whose card is to be replaced when the work behind it is done. */
export interface LateAnswer {
  readonly conversation: Partial<ConversationReference>;
  readonly activityId: string;
  /** Of the turn; under this the log has the details. */
  readonly reference: string;
  readonly work: Promise<Shown>;
}

/** Finishes answers that take longer than a turn may; the bot's process waits for them before it stops. */
export interface LateAnswers {
  finish(answer: LateAnswer): Promise<void>;
}
