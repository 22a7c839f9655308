import type { OpenForm } from '../../cards/kit/open-form.ts';
import { helpCard, helpTopicCard, helpTopicsCard, sharedHelpCard } from '../../cards/conversations/help-card.ts';
import { type Offer, offerCard } from '../../cards/conversations/offer-card.ts';
import { languageCard, languageChosenCard } from '../../cards/conversations/language-card.ts';
import {
  noFilesCard,
  nothingToCancelCard,
  privateOnlyCard,
  questionCancelledCard,
  smallTalkCard,
  unknownCommandCard,
} from '../../cards/kit/notice-cards.ts';
import type { HelpTopic } from '../../cards/wording/command-names.ts';
import type { Road } from '../../services/agreements/links/attestation-roads.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import type { Language } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { AgentRights } from '../../services/identity/capabilities.ts';
import { RolesUnavailableError } from '../../services/identity/role-directory.ts';
import type { Log } from '../../services/log.ts';
import { type Reply, reply } from '../reply.ts';
import { soonOrNever } from '../soon-or-never.ts';
import type { Turn } from '../turn.ts';
import { anyRights, firstItems, itemsOf } from './menu.ts';
import { parseLanguage } from './parse-language.ts';

interface GeneralHandlerOptions {
  readonly agents: AgentsStore;
  readonly authorization: AuthorizationService;
  /** A customer of theirs that has not accepted; undefined where there is none, or none is known yet. */
  readonly findExample: (agent: Agent) => Promise<CustomerSummary | undefined>;
  /** The roads on which customers accept, the usual one first. */
  readonly listRoads: () => Promise<readonly Road[]>;
  /** Agents sign in to Partner Center in person. */
  readonly signsIn: boolean;
  readonly log: Log;
}

/** Answers that are about the conversation itself. */
export class GeneralHandler {
  readonly #options: GeneralHandlerOptions;

  constructor(options: GeneralHandlerOptions) {
    this.#options = options;
  }

  async welcome(turn: Turn): Promise<Reply> {
    return this.#help(turn, { isWelcome: true });
  }

  /** For a message without a word in it: a mention of the bot alone, or a file. */
  wordless(turn: Turn): Reply | Promise<Reply> {
    return turn.hasFiles ? reply(noFilesCard({ language: turn.language })) : this.help(turn);
  }

  /** `open` is the form that is still open above. */
  unknownCommand({ language }: Turn, open?: OpenForm): Reply {
    return reply(unknownCommandCard({ language, open }));
  }

  /** For the agent to press, be it only one: what was guessed is never acted on. */
  offer({ language }: Turn, offer: Offer, open?: OpenForm): Reply {
    return reply(offerCard({ language, ...offer, open }));
  }

  /** To thanks, and to an "OK" or "bye". */
  smallTalk({ language }: Turn, talk: 'thanks' | 'ends'): Reply {
    return reply(smallTalkCard({ language, talk }));
  }

  /** For when no draft was open; at most a question was. */
  cancelled(turn: Turn, wasAsking: boolean): Reply {
    const { language } = turn;
    return reply(wasAsking ? questionCancelledCard({ language }) : nothingToCancelCard({ language }));
  }

  privateOnly(turn: Turn): Reply {
    return reply(privateOnlyCard({ language: turn.language, deepLink: turn.privateChatUrl }));
  }

  async chooseLanguage(turn: Turn, language: Language): Promise<Reply> {
    await this.#options.agents.saveLanguage(turn.agent.agentId, language);
    return reply(languageChosenCard({ language }));
  }

  /** What this agent can do here; without a role, how to get one. */
  async help(turn: Turn, topic?: HelpTopic | 'more'): Promise<Reply> {
    return this.#help(turn, { topic });
  }

  /** For an agent who has just been given a role. */
  async checkRole(turn: Turn): Promise<Reply> {
    this.#options.authorization.forgetRoles(turn.agent);
    return this.help(turn);
  }

  async #help(
    turn: Turn,
    { topic, isWelcome = false }: { readonly topic?: HelpTopic | 'more' | undefined; readonly isWelcome?: boolean },
  ): Promise<Reply> {
    const { agent, language, isPersonal, privateChatUrl } = turn;
    const { findExample, listRoads, signsIn } = this.#options;
    const rights = await this.#rightsOf(agent);
    if (!isPersonal) return reply(sharedHelpCard({ language, privateChatUrl }));
    if (topic === 'more') return reply(helpTopicsCard({ language }));
    const example = await soonOrNever(findExample(agent));
    if (!topic) {
      const byLink = byLinkOf(await listRoads());
      return reply(helpCard({ language, isWelcome, items: firstItems({ rights, signsIn }), example, byLink }));
    }
    const items = itemsOf(topic, { rights, signsIn });
    return reply(helpTopicCard({ language, topic, items, roles: rights.roles, example }));
  }

  /** Throws `NotAllowedError` for an agent without a role. Help is there even while roles cannot be read. */
  async #rightsOf(agent: Agent): Promise<AgentRights> {
    const { authorization, log } = this.#options;
    try {
      await authorization.require(agent, 'see-status');
      return await authorization.getRights(agent);
    } catch (error) {
      if (!(error instanceof RolesUnavailableError)) throw error;
      log.warn({ agentId: agent.agentId, code: error.code }, 'help was shown without roles');
      return anyRights;
    }
  }

  /** `words` are what followed the command. */
  async language(turn: Turn, words: string): Promise<Reply> {
    const chosen = parseLanguage(words);
    return chosen ? this.chooseLanguage(turn, chosen) : reply(languageCard({ language: turn.language }));
  }
}

function byLinkOf(roads: readonly Road[]): 'byLink' | 'byEither' | undefined {
  if (!roads.includes('enhanced')) return undefined;
  return roads.includes('classic') ? 'byEither' : 'byLink';
}
