import { helpCard, welcomeCard } from '../../cards/conversations/help-card.ts';
import { languageCard, languageChosenCard } from '../../cards/conversations/language-card.ts';
import type { AdaptiveCardJson } from '../../cards/kit/card-template.ts';
import {
  noFilesCard,
  nothingToCancelCard,
  privateOnlyCard,
  questionCancelledCard,
  unknownCommandCard,
} from '../../cards/kit/notice-cards.ts';
import { commandWords } from '../../cards/wording/commands.ts';
import { languageName } from '../../cards/wording/place-names.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import { type Language, languageFromLocale, languages } from '../../services/conversations/language.ts';
import { nearestCommands, personalCommands, sharedCommands } from '../routing/command.ts';
import { visible } from '../routing/typed-text.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

const nearestShown = 3;

/** Answers that are about the conversation itself. */
export class GeneralHandler {
  readonly #agents: AgentsStore;
  /** One for each language and kind of chat: drawn once, since help is asked for more than anything else. */
  readonly #helpCards = new Map<string, AdaptiveCardJson>();

  constructor(options: { agents: AgentsStore }) {
    this.#agents = options.agents;
  }

  welcome(turn: Turn): Reply {
    return reply(welcomeCard({ language: turn.language }));
  }

  /** For a message without a word in it: a mention of the bot alone, or a file. */
  wordless(turn: Turn): Reply {
    return turn.hasFiles ? reply(noFilesCard({ language: turn.language })) : this.help(turn);
  }

  unknownCommand(turn: Turn): Reply {
    const { language, text } = turn;
    const nearest = nearestCommands(text, nearestShown).map((name) => commandWords[language][name][0]);
    return reply(unknownCommandCard({ language, typed: text, nearest }));
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
    await this.#agents.saveLanguage(turn.agent.agentId, language);
    return reply(languageChosenCard({ language }));
  }

  help({ language, isPersonal }: Turn): Reply {
    const key = `${language} ${isPersonal ? 'private' : 'shared'}`;
    const card =
      this.#helpCards.get(key) ?? helpCard({ language, commands: isPersonal ? personalCommands : sharedCommands });
    this.#helpCards.set(key, card);
    return reply(card);
  }

  /** `words` are what followed the command. */
  async language(turn: Turn, words: string): Promise<Reply> {
    const chosen = parseLanguage(words);
    return chosen ? this.chooseLanguage(turn, chosen) : reply(languageCard({ language: turn.language }));
  }
}

/** A language by its code or by its name in any of our languages: `sv`, `svenska`, `Swedish`, `瑞典语`. */
function parseLanguage(words: string): Language | undefined {
  const wanted = visible(words).trim().toLowerCase();
  return languages.find((language) => namesOf(language).includes(wanted)) ?? languageFromLocale(wanted);
}

function namesOf(language: Language): readonly string[] {
  const codes = [language, new Intl.Locale(language).language];
  return languages.flatMap((spoken) => codes.map((code) => languageName(code, spoken).toLowerCase()));
}
