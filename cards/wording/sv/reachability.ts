import type { reachability as english } from '../en/reachability.ts';
import type { Texts } from '../texts.ts';

export const reachability: Texts<typeof english> = {
  'toast.one': '{customer} har inte godkänt Microsoft-kundavtalet än',
  'toast.several': '{customer} och {more} till har inte godkänt Microsoft-kundavtalet än',
  'unreachable.title': 'Jag når inte alla',
  'unreachable.who': 'Jag kan inte längre skicka meddelanden till {agents}.',
  'unreachable.whoAndMore': 'Jag kan inte längre skicka meddelanden till {agents} och {others} till.',
  'unreachable.meanwhile': 'Påminnelser om deras kunder går tills vidare till företagets standardmottagare.',
  'unreachable.next':
    'Be dem installera Agreement Desk i Teams eller säga hej till mig i vår privata chatt. Då skriver jag till dem igen.',
};
