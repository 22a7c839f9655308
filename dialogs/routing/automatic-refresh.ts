import type { CardAction, CardVerb } from '../../cards/kit/card-actions.ts';

/** Verbs that change nothing, wherever they come from. Whatever is not here is never done without a press. */
const looking: readonly CardVerb[] = [
  'status.show',
  'history.show',
  'invitation.start',
  'invitation.change',
  'handover.start',
  'handover.show',
  'template.show',
  'template.start',
  'template.choose',
  'customer.show',
  'relation.start',
  'relation.change',
  'order.check',
  'scenario.show',
  'reminder.open',
  'reminder.list',
  'reminder.plan',
  'reminders.show',
  'policy.show',
  'owner.choose',
  'unconfirmed.show',
  'unconfirmed.open',
  'report.show',
];

/** Where Teams refreshes a card by itself: what to look at in place of what its button does. Undefined where nothing can be looked at. */
export function lookInstead(action: CardAction): CardAction | undefined {
  if (looking.includes(action.verb)) return action;
  switch (action.verb) {
    case 'invitation.send':
      return { ...action, verb: 'invitation.change' };
    case 'relation.send':
      return { ...action, verb: 'relation.change' };
    case 'reminders.save':
      return { verb: 'reminders.show' };
    case 'policy.save':
      return { verb: 'policy.show' };
    case 'reminder.neededBy':
    case 'reminder.later':
      return { verb: 'reminder.plan', customerId: action.customerId };
    case 'owner.assign':
      return { verb: 'owner.choose', customerId: action.customerId };
    default:
      return lookAtSubject(action);
  }
}

function lookAtSubject(action: CardAction): CardAction | undefined {
  if ('handoverId' in action) return { verb: 'handover.show', handoverId: action.handoverId };
  if ('newCustomerId' in action) return { verb: 'customer.show', newCustomerId: action.newCustomerId };
  if ('customerId' in action && action.customerId !== undefined)
    return { verb: 'status.show', customerId: action.customerId };
  return undefined;
}
