import type { AgentId } from '../ids.ts';

/** An e-mail to one person, in plain text. */
export interface MailedLetter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** The e-mail as it was shown, and how many tries the agent knew of: a press that comes twice sends once. */
export interface MailRequest {
  readonly letter: Pick<MailedLetter, 'subject' | 'body'>;
  readonly tries: number;
}

/** Why Microsoft did not take an e-mail. */
export const mailProblems = ['busy', 'unreachable', 'no-mailbox', 'bad-address', 'refused'] as const;
export type MailProblem = (typeof mailProblems)[number];

export type MailOutcome =
  | { readonly kind: 'sent' }
  /** Certainly not sent. */
  | { readonly kind: 'refused'; readonly problem: MailProblem }
  /** The answer was lost. Microsoft has no key by which a second try would be known as the same e-mail. */
  | { readonly kind: 'uncertain' };

/** Sends e-mails from the mailboxes of agents. */
export interface LetterMail {
  /** Permission first, before anything is written down. Throws `SignInNeededError`, and `PartnerCenterError` where Entra gives no token now. */
  open(agentId: AgentId): Promise<SendLetter>;
}

/** Once. Never throws. */
export type SendLetter = (letter: MailedLetter) => Promise<MailOutcome>;
