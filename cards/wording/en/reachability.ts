/** Texts of what the bot says of its own accord: notifications, and whom it cannot reach. */
export const reachability = {
  'toast.one': '{customer} has not accepted the Microsoft Customer Agreement yet',
  'toast.several': '{customer} and {more} more have not accepted the Microsoft Customer Agreement yet',
  'unreachable.title': 'I can’t reach everyone',
  'unreachable.who': 'I can’t send messages to {agents} any more.',
  'unreachable.whoAndMore': 'I can’t send messages to {agents} and {others} more any more.',
  'unreachable.meanwhile': 'Reminders for their customers go to your company’s default recipients for now.',
  'unreachable.next':
    'Ask them to install Agreement Desk in Teams, or to say hello to me in our private chat. Then I write to them again.',
} as const;
