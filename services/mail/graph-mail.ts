import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AgentId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { HttpAnswer, HttpOutcome } from '../partner-center/http/http-exchange.ts';
import { singleExchange } from '../partner-center/http/repeat-reads.ts';
import type { LetterMail, MailOutcome, MailProblem, MailedLetter, SendLetter } from './letter-mail.ts';

interface GraphMailOptions {
  /** `https://graph.microsoft.com`, or a made-up Graph on this machine. */
  readonly graphUrl: string;
  readonly timeoutMs: number;
  /** In the name of the agent, for `Mail.Send`. */
  readonly tokens: { getMailToken(agentId: AgentId): Promise<string> };
  readonly log: Log;
}

const graphError = z.object({ error: z.object({ code: z.string().regex(/^\w{1,80}$/) }) });
/** Nobody was reached who could have sent it. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

/** Codes of Exchange Online behind Graph (user-sendmail, Exchange error codes). */
const problemByCode: Readonly<Record<string, MailProblem>> = {
  ErrorInvalidRecipients: 'bad-address',
  MailboxNotEnabledForRESTAPI: 'no-mailbox',
  MailboxNotSupportedForRESTAPI: 'no-mailbox',
  ErrorNonExistentMailbox: 'no-mailbox',
};

/**
 * Sends by Graph as the agent, from their own mailbox, where the e-mail is then among the sent ones (user-sendmail). What is
 * written down of it has no address and no text.
 */
export class GraphMail implements LetterMail {
  readonly #options: GraphMailOptions;

  constructor(options: GraphMailOptions) {
    this.#options = options;
  }

  async open(agentId: AgentId): Promise<SendLetter> {
    const token = await this.#options.tokens.getMailToken(agentId);
    return (letter) => this.#send(agentId, token, letter);
  }

  async #send(agentId: AgentId, token: string, letter: MailedLetter): Promise<MailOutcome> {
    const { graphUrl, timeoutMs, log } = this.#options;
    const requestId = randomUUID();
    const outcome = await singleExchange(`${graphUrl}/v1.0/me/sendMail`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'client-request-id': requestId,
      },
      body: JSON.stringify(messageOf(letter)),
      timeoutMs,
    });
    const result = resultOf(outcome);
    const status = 'status' in outcome ? outcome.status : outcome.kind;
    const wireCode = outcome.kind === 'answer' ? codeIn(outcome) : undefined;
    if (result.kind !== 'sent') log.warn({ agentId, requestId, status, wireCode }, 'letter not known as sent');
    return result;
  }
}

function messageOf({ to, subject, body }: MailedLetter) {
  const toRecipients = [{ emailAddress: { address: to } }];
  return { message: { subject, body: { contentType: 'Text', content: body }, toRecipients }, saveToSentItems: true };
}

/** 202 alone says that it was taken. Of a server error, nobody knows whether it came before or after the sending. */
function resultOf(outcome: HttpOutcome): MailOutcome {
  if (outcome.kind === 'network' && neverConnected.includes(codeOf(outcome.cause)))
    return { kind: 'refused', problem: 'unreachable' };
  if (outcome.kind !== 'answer') return { kind: 'uncertain' };
  const { status } = outcome;
  if (status === 202) return { kind: 'sent' };
  if (status < 400 || status >= 500 || status === 408) return { kind: 'uncertain' };
  const problem = status === 429 ? 'busy' : (problemByCode[codeIn(outcome) ?? ''] ?? 'refused');
  return { kind: 'refused', problem };
}

function codeIn({ body }: HttpAnswer): string | undefined {
  try {
    return graphError.safeParse(JSON.parse(new TextDecoder().decode(body))).data?.error.code;
  } catch {
    return undefined;
  }
}

function codeOf(cause: Error): string {
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error && 'code' in first ? String(first.code) : '';
}
