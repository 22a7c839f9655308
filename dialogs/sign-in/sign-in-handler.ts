import { signInPrompt } from '../../cards/sign-in/sign-in-card.ts';
import { signInElsewhereCard, signedOutCard } from '../../cards/sign-in/signed-out-card.ts';
import type { Log } from '../../services/log.ts';
import type { SignInNeededError } from '../../services/sign-in/sign-in-needed-error.ts';
import type { SignInService } from '../../services/sign-in/sign-in-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface SignInHandlerOptions {
  /** Left out where the service account speaks for everybody. */
  readonly signIns: SignInService | undefined;
  readonly log: Log;
}

/** Asks agents to sign in, and signs them out. */
export class SignInHandler {
  readonly #options: SignInHandlerOptions;

  constructor(options: SignInHandlerOptions) {
    this.#options = options;
  }

  /** After the sign-in the agent goes on with `task`, as `task.ts` writes it. Throws the error where nobody signs in. */
  async ask(turn: Turn, error: SignInNeededError, task: string): Promise<Reply> {
    const { signIns, log } = this.#options;
    if (!signIns) throw error;
    const { agent, language, isPersonal, privateChatUrl } = turn;
    if (!isPersonal) return reply(signInElsewhereCard({ language, deepLink: privateChatUrl }));
    const { agentId } = agent;
    // What opens below its card goes in the place of the card that asks.
    const replaces = turn.isPress && !turn.opensBelow ? turn.cardActivityId : undefined;
    const request = await signIns.begin(error, { agentId, language, task, replaces });
    log.info({ reference: turn.reference, agentId, because: error.because }, 'agent asked to sign in');
    return {
      ...reply(signInPrompt({ language, ...request })),
      noteMessage: (messageId) => signIns.noteMessage(request.signInId, messageId),
    };
  }

  async signOut({ agent, language }: Turn): Promise<Reply> {
    const { signIns } = this.#options;
    if (!signIns) return reply(signedOutCard({ language, before: 'never' }));
    const wasSignedIn = await signIns.signOut(agent.agentId);
    return reply(signedOutCard({ language, before: wasSignedIn ? 'signed-in' : 'signed-out' }));
  }
}
