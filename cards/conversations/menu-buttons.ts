import { type ButtonData, type CardButton, plainButton } from '../kit/card-actions.ts';
import type { CommandName } from '../wording/command-names.ts';
import type { Wording } from '../wording/wording.ts';

/** What help offers: the commands, and what has a button alone. */
export type MenuItem = Exclude<CommandName, 'help'> | 'provider' | 'policy';

/** A button for it; none for what is only said. */
export function menuButtons(item: MenuItem, wording: Wording): readonly CardButton[] {
  return isOnlySaid(item) ? [] : [plainButton(wording.text(`help.do.${item}`), startOf(item))];
}

/** The form to confirm leads to a link too, and a card has room for six buttons. */
function isOnlySaid(item: MenuItem): item is 'cancel' | 'link' {
  return item === 'cancel' || item === 'link';
}

/** Commands that begin with the question which customer. */
type CustomerItem = Exclude<MenuItem | 'help', 'cancel' | keyof typeof starts>;

const starts = {
  // For a reseller's agent, confirming ends with the message to the provider.
  provider: { verb: 'customer.ask', command: 'confirm' },
  unconfirmed: { verb: 'unconfirmed.show', filter: 'all', page: '1' },
  report: { verb: 'report.show' },
  'new-customer': { verb: 'customer.start' },
  'invite-new': { verb: 'relation.start' },
  guide: { verb: 'scenario.show' },
  template: { verb: 'template.start' },
  reminders: { verb: 'reminders.show' },
  policy: { verb: 'policy.show' },
  language: { verb: 'language.show' },
  'sign-out': { verb: 'signIn.end' },
  help: { verb: 'help.show' },
} as const satisfies Readonly<Record<string, ButtonData>>;

/** What begins it. */
export function startOf(item: Exclude<MenuItem, 'cancel'> | 'help'): ButtonData {
  return isAboutCustomer(item) ? { verb: 'customer.ask', command: item } : starts[item];
}

function isAboutCustomer(item: Exclude<MenuItem, 'cancel'> | 'help'): item is CustomerItem {
  return !Object.hasOwn(starts, item);
}
