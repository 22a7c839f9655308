import { type ButtonData, type CardButton, plainButton } from '../kit/card-actions.ts';
import type { CommandName } from '../wording/command-names.ts';
import type { Wording } from '../wording/wording.ts';

/** What help offers: the commands, and what has a button alone. */
export type MenuItem = Exclude<CommandName, 'help'> | 'provider' | 'policy';

/** A button for it; none for what is only said. */
export function menuButtons(item: MenuItem, wording: Wording): readonly CardButton[] {
  return item === 'cancel' ? [] : [plainButton(wording.text(`help.do.${item}`), startOf(item))];
}

/** What begins it. A command about a customer begins with the question which one. */
export function startOf(item: Exclude<MenuItem, 'cancel'> | 'help'): ButtonData {
  switch (item) {
    // For a reseller's agent, confirming ends with the message to the provider.
    case 'provider':
      return { verb: 'customer.ask', command: 'confirm' };
    case 'unconfirmed':
      return { verb: 'unconfirmed.show', filter: 'all', page: '1' };
    case 'report':
      return { verb: 'report.show' };
    case 'new-customer':
      return { verb: 'customer.start' };
    case 'invite-new':
      return { verb: 'relation.start' };
    case 'guide':
      return { verb: 'scenario.show' };
    case 'template':
      return { verb: 'template.start' };
    case 'reminders':
      return { verb: 'reminders.show' };
    case 'policy':
      return { verb: 'policy.show' };
    case 'language':
      return { verb: 'language.show' };
    case 'help':
      return { verb: 'help.show' };
    default:
      return { verb: 'customer.ask', command: item };
  }
}
