import { groundFormCard } from '../../cards/audit/ground-form-card.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import { ConfirmationNotFoundError } from '../../services/audit/confirmation-not-found-error.ts';
import { GroundKnownError } from '../../services/audit/ground-known-error.ts';
import type { GroundsService } from '../../services/audit/grounds-service.ts';
import type { AttestationId, CustomerId } from '../../services/ids.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface GroundHandlerOptions {
  readonly grounds: GroundsService;
  readonly showStory: (turn: Turn, customerId: CustomerId) => Promise<Reply>;
}

/** On what ground a customer was confirmed, told later. */
export class GroundHandler {
  readonly #options: GroundHandlerOptions;

  constructor(options: GroundHandlerOptions) {
    this.#options = options;
  }

  async start(turn: Turn, attestationId: AttestationId): Promise<Reply> {
    return this.#orStory(turn, async () => {
      const entry = await this.#options.grounds.getLacking(turn.agent, { attestationId });
      const form = { ground: '', groundReference: '' } as const;
      return reply(groundFormCard({ language: turn.language, entry, form, problems: {} }));
    });
  }

  async give(turn: Turn, { attestationId, ground, groundReference }: ActionOf<'ground.give'>): Promise<Reply> {
    return this.#orStory(turn, async () => {
      const form = { ground, groundReference };
      const { entry, problems } = await this.#options.grounds.give(turn.agent, { attestationId }, form);
      if (Object.keys(problems).length === 0) return this.#options.showStory(turn, entry.customerId);
      return reply(groundFormCard({ language: turn.language, entry, form, problems }));
    });
  }

  /** Where somebody has told it meanwhile, the story says who and what. */
  async #orStory(turn: Turn, work: () => Promise<Reply>): Promise<Reply> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof GroundKnownError) return this.#options.showStory(turn, error.customerId);
      if (error instanceof ConfirmationNotFoundError) return reply(outdatedCard({ language: turn.language }));
      throw error;
    }
  }
}
