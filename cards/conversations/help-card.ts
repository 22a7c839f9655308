import type { Language } from '../../services/conversations/language.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import help from './help.json' with { type: 'json' };
import { type CommandName, commandWords, customerCommands } from '../wording/commands.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface HelpData {
  readonly language: Language;
  /** What can be asked in this place. */
  readonly commands: readonly CommandName[];
}

const template = new CardTemplate(help);

/** What can be asked, with an example of each. */
export function helpCard({ language, commands }: HelpData): AdaptiveCardJson {
  const wording = wordingFor(language);
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: wording.text('help.title'),
    intro: wording.text('help.intro'),
    commands: commands.map((command) => row(command, wording)),
    outro: wording.text('help.outro'),
  });
}

/** The first thing an agent sees: who this is, and three things to try. */
export function welcomeCard({ language }: { readonly language: Language }): AdaptiveCardJson {
  const wording = wordingFor(language);
  const commands: readonly CommandName[] = ['status', 'confirm', 'help'];
  return template.expand({
    lang: wording.lang,
    product: wording.text('agreement'),
    title: wording.text('welcome.title'),
    intro: wording.text('welcome.intro'),
    commands: commands.map((command) => row(command, wording)),
    outro: wording.text('welcome.outro'),
  });
}

function row(command: CommandName, wording: Wording) {
  const example = `${commandWords[wording.language][command][0]} ${exampleWords(command, wording)}`.trim();
  return { example, purpose: wording.text(`help.${command}`) };
}

/** Contoso is the company of Microsoft's own examples. */
function exampleWords(command: CommandName, wording: Wording): string {
  if (customerCommands.some((about) => about === command)) return 'contoso';
  if (command === 'template') return wording.text('help.example.country');
  return command === 'language' ? wording.text('help.example.language') : '';
}
