import type { PlainKey } from '../../cards/wording/sentences.ts';
import type { Overview } from '../api/schema.d.ts';

/** A list of what needs somebody. */
export type ListName = Overview['needs'][number]['view'];

/** What each list is called: as on its button in the chat, where it has one. */
export const listNames: Readonly<Record<ListName, PlainKey>> = {
  unconfirmed: 'digest.title',
  mine: 'unconfirmed.mine',
  nobody: 'unconfirmed.nobody',
  overdue: 'unconfirmed.overdue',
  due: 'tab.list.due',
  order: 'tab.list.order',
  renewal: 'unconfirmed.renewal',
  invited: 'unconfirmed.invited',
  expired: 'tab.list.expired',
  refused: 'tab.list.refused',
  'handed-over': 'tab.list.handed-over',
  'link-ready': 'list.link.ready',
  'link-waiting': 'list.link.waiting',
  'link-expired': 'list.link.expired',
  stopped: 'unconfirmed.stopped',
};
