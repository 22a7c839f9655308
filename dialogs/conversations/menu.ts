import type { MenuItem } from '../../cards/conversations/menu-buttons.ts';
import type { HelpTopic } from '../../cards/wording/command-names.ts';
import { type AgentRights, type Capability, capabilities } from '../../services/identity/capabilities.ts';

interface Entry {
  readonly topic: HelpTopic;
  /** What the service behind it asks for; `provider` where that is the way of a reseller's agents, `sign-in` where each agent signs in. */
  readonly needs: Capability | readonly Capability[] | 'nothing' | 'provider' | 'sign-in';
}

/** For whom help is. */
interface Reader {
  readonly rights: AgentRights;
  /** Agents sign in to Partner Center in person. */
  readonly signsIn: boolean;
}

/** Where help shows what, in this order, and to whom. */
const menu: Readonly<Record<MenuItem, Entry>> = {
  status: { topic: 'customers', needs: 'see-status' },
  unconfirmed: { topic: 'customers', needs: 'see-status' },
  history: { topic: 'customers', needs: 'see-status' },
  evidence: { topic: 'evidence', needs: 'see-evidence' },
  order: { topic: 'customers', needs: 'see-status' },
  'new-customer': { topic: 'customers', needs: 'create-customer' },
  confirm: { topic: 'agreements', needs: 'attest' },
  'hand-over': { topic: 'agreements', needs: 'hand-over' },
  provider: { topic: 'agreements', needs: 'provider' },
  invite: { topic: 'agreements', needs: 'invite' },
  link: { topic: 'agreements', needs: 'invite' },
  'invite-new': { topic: 'agreements', needs: 'invite' },
  guide: { topic: 'agreements', needs: 'see-status' },
  template: { topic: 'agreements', needs: 'see-status' },
  remind: { topic: 'reminders', needs: 'use-reminders' },
  assign: { topic: 'reminders', needs: 'use-reminders' },
  reminders: { topic: 'reminders', needs: 'use-reminders' },
  policy: { topic: 'reminders', needs: ['use-reminders', 'partner-settings'] },
  report: { topic: 'reminders', needs: 'see-status' },
  language: { topic: 'bot', needs: 'nothing' },
  'sign-out': { topic: 'bot', needs: 'sign-in' },
  cancel: { topic: 'bot', needs: 'nothing' },
};

const items = Object.keys(menu) as readonly MenuItem[];
const first: readonly MenuItem[] = ['status', 'confirm', 'hand-over', 'unconfirmed', 'report'];
/** Of a reseller's customers Microsoft tells too little for a list or a report. */
const firstForReseller: readonly MenuItem[] = ['status', 'provider', 'invite'];

/** For an agent whose roles cannot be read now: each act is checked anyway. */
export const anyRights: AgentRights = {
  roles: [],
  may: Object.fromEntries(capabilities.map((one) => [one, one !== 'hand-over'])) as AgentRights['may'],
  isReseller: false,
};

/** What the agent is most likely to want. */
export function firstItems(reader: Reader): readonly MenuItem[] {
  return (reader.rights.isReseller ? firstForReseller : first).filter((item) => isOffered(item, reader));
}

export function itemsOf(topic: HelpTopic, reader: Reader): readonly MenuItem[] {
  return items.filter((item) => menu[item].topic === topic && isOffered(item, reader));
}

function isOffered(item: MenuItem, { rights, signsIn }: Reader): boolean {
  const { needs } = menu[item];
  switch (needs) {
    case 'nothing':
      return true;
    case 'sign-in':
      return signsIn;
    case 'provider':
      return rights.isReseller;
    default:
      return [needs].flat().every((one) => rights.may[one]);
  }
}
