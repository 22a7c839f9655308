import { helpCard, welcomeCard } from '../../cards/conversations/help-card.ts';
import { languageCard, languageChosenCard } from '../../cards/conversations/language-card.ts';
import {
  noFilesCard,
  nothingToCancelCard,
  privateOnlyCard,
  questionCancelledCard,
  unknownCommandCard,
} from '../../cards/kit/notice-cards.ts';
import { commandWords } from '../../cards/wording/commands.ts';
import type { AgentsStore } from '../../services/conversations/agents-store.ts';
import type { Language } from '../../services/conversations/language.ts';
import { type Command, nearestCommands } from '../routing/command.ts';
import { personalCommands, sharedCommands } from '../routing/help-commands.ts';
import { parseLanguage } from './parse-language.ts';
import { type Shown, shown } from '../reply.ts';
import type { TemplateCards } from '../agreements/template-handler.ts';
import type { Turn } from '../turn.ts';

const nearestShown = 3;

/** Answers that are about the conversation itself. */
export class GeneralCards {
  readonly #agents: AgentsStore;
  readonly #templates: TemplateCards;

  constructor(options: { agents: AgentsStore; templates: TemplateCards }) {
    this.#agents = options.agents;
    this.#templates = options.templates;
  }

  async obey(turn: Turn, command: Command): Promise<Shown> {
    if (command.name === 'language') return this.#language(turn, command.words);
    return command.name === 'template' ? this.#templates.obey(turn, command.words) : this.#help(turn);
  }

  welcome(turn: Turn): Shown {
    return shown(welcomeCard({ language: turn.language }));
  }

  /** For a message without a word in it: a mention of the bot alone, or a file. */
  wordless(turn: Turn): Shown {
    return turn.hasFiles ? shown(noFilesCard({ language: turn.language })) : this.#help(turn);
  }

  unknownCommand(turn: Turn): Shown {
    const { language, text } = turn;
    const nearest = nearestCommands(text, nearestShown).map((name) => commandWords[language][name][0]);
    return shown(unknownCommandCard({ language, typed: text, nearest }));
  }

  /** For when no draft was open; at most a question was. */
  cancelled(turn: Turn, wasAsking: boolean): Shown {
    const { language } = turn;
    return shown(wasAsking ? questionCancelledCard({ language }) : nothingToCancelCard({ language }));
  }

  privateOnly(turn: Turn): Shown {
    return shown(privateOnlyCard({ language: turn.language, deepLink: turn.privateChatUrl }));
  }

  async chooseLanguage(turn: Turn, language: Language): Promise<Shown> {
    await this.#agents.saveLanguage(turn.agent.agentId, language);
    return shown(languageChosenCard({ language }));
  }

  #help(turn: Turn): Shown {
    const commands = turn.isPersonal ? personalCommands : sharedCommands;
    return shown(helpCard({ language: turn.language, commands }));
  }

  async #language(turn: Turn, words: string): Promise<Shown> {
    const chosen = parseLanguage(words);
    return chosen ? this.chooseLanguage(turn, chosen) : shown(languageCard({ language: turn.language }));
  }
}
