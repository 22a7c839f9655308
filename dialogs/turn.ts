import type { TurnContext } from 'botbuilder';
import type { LanguageTag } from '../services/conversations/language.ts';
import type { AgentId } from '../services/ids.ts';
import type { Agent } from '../services/identity/agent.ts';

/** Somebody other than the bot whom a message mentions. */
export interface Mention {
  /** As it stands in the text. */
  readonly name: string;
  /** Where Teams told who that is. */
  readonly agentId: AgentId | undefined;
}

/** A file in somebody's message. */
export interface SentFile {
  readonly name: string;
  /** Lets in whoever has it, for some minutes. */
  readonly downloadUrl: string;
}

/** One inbound activity as the dialogs see it: who says it, in which language, and where. */
export interface Turn {
  readonly agent: Agent;
  readonly language: LanguageTag;
  /** Personal data and forms belong in the personal chat alone. */
  readonly isPersonal: boolean;
  readonly conversationId: string;
  /** Opens the agent's personal chat with the bot. */
  readonly privateChatUrl: string;
  /** What was typed, without the mention of the bot and at most 1,000 characters of it; empty when a card was used. */
  readonly text: string;
  /** All of it, for what is recognised by what it says wherever that stands: an e-mail, or the answer of a tool. */
  readonly pasted: string;
  /** Whom else it mentions; their names stand in the text. */
  readonly mentions: readonly Mention[];
  /** Typed before, and now in other words: it looks up and opens what it says, and does nothing by itself. */
  readonly isEdited: boolean;
  /** Files that Teams keeps for who sent them. */
  readonly files: readonly SentFile[];
  /** A file or a picture came with it. */
  readonly hasFiles: boolean;
  /** The data of the card that was used. */
  readonly cardData: unknown;
  /** The answer comes below that card, which stays as it is. */
  readonly opensBelow: boolean;
  /** The message that holds that card, where the answer takes its place. */
  readonly cardActivityId: string | undefined;
  /** A card was used by an invoke, whose answer shows the next card. */
  readonly isPress: boolean;
  /** Teams refreshed a card by itself; nobody pressed anything. */
  readonly isAutomatic: boolean;
  /** Under this the log has the details. */
  readonly reference: string;
  /** Leaves work for when the answer to this turn has gone out; `wasTaken` is false where Teams had hung up before. */
  afterAnswer(work: (wasTaken: boolean) => Promise<void>): void;
}

/** What came of a turn where the agent did not simply get what they asked for. Operators count it. */
export type AnswerNote = 'late' | 'refused' | 'failed';

const noteKey = Symbol('answer-note');

export function noteAnswer(context: TurnContext, note: AnswerNote): void {
  context.turnState.set(noteKey, note);
}

export function answerNote(context: TurnContext): AnswerNote | undefined {
  return context.turnState.get<AnswerNote | undefined>(noteKey);
}

const turnKey = Symbol('turn');

export function setTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(turnKey, turn);
}

export function turnOf(context: TurnContext): Turn {
  return context.turnState.get<Turn>(turnKey);
}

/** Undefined where a turn ended before it was known who says what. */
export function findTurn(context: TurnContext): Turn | undefined {
  return context.turnState.get<Turn | undefined>(turnKey);
}
