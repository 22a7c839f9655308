import type { AgentId, SignInId } from '../../ids.ts';
import type { InstantText } from '../instant-text.ts';

export interface SignInTables {
  readonly agent_tokens: AgentTokensRow;
  readonly sign_ins: SignInRow;
}

/** What Entra gave for an agent who has signed in. */
export interface AgentTokensRow {
  readonly agent_id: AgentId;
  /** MSAL's cache, encrypted for this agent. */
  readonly sealed: string;
  readonly updated_at: InstantText;
}

/** A sign-in that an agent was asked for. Gone once it has come to an end, or is too old. */
export interface SignInRow {
  readonly sign_in_id: SignInId;
  readonly agent_id: AgentId;
  readonly language: string;
  /** Why it is asked for. */
  readonly because: 'first' | 'consent' | 'again' | 'proof' | 'mail';
  /** What Microsoft asks for beyond a plain sign-in, as JSON. */
  readonly claims: string | null;
  /** What the agent was doing, encrypted, because it holds what they typed. */
  readonly task: string;
  /** The message whose card the answer takes the place of, where that is not the card that asks. */
  readonly replaces: string | null;
  /** The message that asks. */
  readonly message_id: string | null;
  /** The agent's sign-in name, encrypted, so that the page need not ask for it. */
  readonly login_hint: string | null;
  /** What the sign-in page has to bring back, encrypted. */
  readonly proof: string | null;
  /** SHA-256 of the code with which Teams tells that the page is through. */
  readonly code_hash: string | null;
  /** Of the token that Teams brings by itself, once from each device. `taken`: the agent goes on with what they were doing. */
  readonly exchange: 'open' | 'running' | 'refused' | 'taken';
  readonly exchange_at: InstantText | null;
  readonly expires_at: InstantText;
}
