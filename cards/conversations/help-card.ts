import type { CustomerSummary } from '../../services/customer.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { Role } from '../../services/identity/capabilities.ts';
import { type CardButton, plainButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { type CommandName, type HelpTopic, customerCommands, helpTopics } from '../wording/command-names.ts';
import { commandWords } from '../wording/commands.ts';
import { type Wording, spokenLanguages, wordingFor } from '../wording/wording.ts';
import help from './help.json' with { type: 'json' };
import { type MenuItem, menuButtons } from './menu-buttons.ts';

interface HelpData {
  readonly language: LanguageTag;
  /** Said on the first day: who the bot is. */
  readonly isWelcome?: boolean;
  /** What the agent is most likely to want, and may do. */
  readonly items: readonly MenuItem[];
  /** How customers accept, where that is not by the older way alone. */
  readonly byLink?: 'byLink' | 'byEither' | undefined;
  /** A customer of theirs, to show what can be typed. */
  readonly example?: CustomerSummary | undefined;
}

interface HelpTopicData extends HelpData {
  readonly topic: HelpTopic;
  /** The agent's own; empty where they cannot be read now. */
  readonly roles: readonly Role[];
}

interface SharedHelpData {
  readonly language: LanguageTag;
  /** Opens the private chat. */
  readonly privateChatUrl: string;
}

interface Row {
  readonly example: string;
  readonly purpose: string;
}

interface Shown {
  readonly title: string;
  readonly lines: readonly string[];
  readonly rows?: readonly Row[];
  readonly buttons: readonly CardButton[];
  readonly links?: readonly { readonly title: string; readonly url: string }[];
}

const template = new CardTemplate(help);
/** What fits a line, and can be typed by hand. */
const typeable = /^[\p{L}\p{M}\p{N} .,&’'()-]{1,40}$/u;

/** The first thing an agent sees, and the answer to "help": what they can do here, as buttons. */
export function helpCard({ language, isWelcome = false, items, example, byLink }: HelpData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const name = nameToType(example);
  const command = commandWords[wording.language].status[0];
  const tryIt =
    name === '' ? wording.text('help.try') : wording.filled('help.tryExample', { example: `${command} ${name}` });
  const road = roadOf(items);
  const intro = road === 'mayAskProvider' ? 'welcome.intro.reseller' : 'welcome.intro';
  return draw(wording, {
    title: wording.text(isWelcome ? 'welcome.title' : 'help.title'),
    lines: [
      ...(isWelcome ? [wording.text(intro)] : []),
      wording.text(`help.${road}`),
      ...byLinkLines({ items, byLink }, wording),
      tryIt,
    ],
    buttons: [
      ...items.flatMap((item) => menuButtons(item, wording)),
      plainButton(wording.text('help.more'), { verb: 'help.show', topic: 'more' }),
    ],
  });
}

function byLinkLines({ items, byLink }: Pick<HelpData, 'items' | 'byLink'>, wording: Wording): readonly string[] {
  return byLink && items.includes('confirm') ? [wording.text(`help.${byLink}`)] : [];
}

/** Who confirms, as far as this agent is concerned. */
function roadOf(items: readonly MenuItem[]): 'mayConfirm' | 'mayHandOver' | 'mayAskProvider' {
  if (items.includes('confirm')) return 'mayConfirm';
  return items.includes('provider') ? 'mayAskProvider' : 'mayHandOver';
}

/** All that can be asked, by topic. */
export function helpTopicsCard({ language }: { readonly language: LanguageTag }): AdaptiveCardJson {
  const wording = wordingFor(language);
  return draw(wording, {
    title: wording.text('help.topics'),
    lines: [],
    buttons: [
      ...helpTopics.map((topic) => plainButton(wording.text(`help.topic.${topic}`), { verb: 'help.show', topic })),
      plainButton(wording.text('help.back'), { verb: 'help.show' }),
    ],
  });
}

/** What can be asked of one topic: how it is typed, what it does, and a button for it. */
export function helpTopicCard({ language, topic, items, roles, example }: HelpTopicData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const names = wording.allOf(roles.map((role) => wording.text(`role.${role}`)));
  return draw(wording, {
    title: wording.text(`help.topic.${topic}`),
    lines: topic === 'bot' && roles.length > 0 ? [wording.filled('help.roles', { roles: names })] : [],
    rows: items.map((item) => ({ example: toType(item, example, wording), purpose: wording.text(`help.${item}`) })),
    buttons: [
      ...items.flatMap((item) => menuButtons(item, wording)),
      plainButton(wording.text('help.back'), { verb: 'help.show', topic: 'more' }),
    ],
  });
}

/** In channels and group chats: what everybody there may see. */
export function sharedHelpCard({ language, privateChatUrl }: SharedHelpData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const commands = ['status', 'unconfirmed'] as const;
  return draw(wording, {
    title: wording.text('help.shared.title'),
    lines: [wording.text('help.shared.text')],
    rows: commands.map((name) => ({
      example: commandWords[wording.language][name][0],
      purpose: wording.text(`help.${name}`),
    })),
    buttons: menuButtons('unconfirmed', wording),
    links: [{ title: wording.text('private.open'), url: privateChatUrl }],
  });
}

function draw(wording: Wording, { title, lines, rows = [], buttons, links = [] }: Shown): AdaptiveCardJson {
  return template.expand(wording, { title, lines, rows, buttons, links });
}

function toType(item: MenuItem, example: CustomerSummary | undefined, wording: Wording): string {
  if (item === 'policy') return wording.text('help.do.policy');
  const command: CommandName = item === 'provider' ? 'confirm' : item;
  const words = exampleWords(command, example, wording);
  const [shown] = commandWords[wording.language][command];
  const isFirst = spokenLanguages[wording.language].namesCustomerFirst.some((one) => one === command);
  return words !== '' && isFirst ? `${words} ${shown.toLocaleLowerCase(wording.language)}` : `${shown} ${words}`.trim();
}

function exampleWords(command: CommandName, example: CustomerSummary | undefined, wording: Wording): string {
  if (customerCommands.some((about) => about === command)) return nameToType(example);
  if (command === 'template') return wording.text('help.example.country');
  return command === 'language' ? wording.text('help.example.language') : '';
}

/** By its name; else by its domain; empty where neither is easily typed. */
function nameToType(customer: CustomerSummary | undefined): string {
  if (!customer) return '';
  return [customer.companyName, customer.domain].find((name) => typeable.test(name)) ?? '';
}
