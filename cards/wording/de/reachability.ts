import type { reachability as english } from '../en/reachability.ts';
import type { Texts } from '../texts.ts';

export const reachability: Texts<typeof english> = {
  'toast.one': '{customer} hat der Microsoft-Kundenvereinbarung noch nicht zugestimmt',
  'toast.several': '{customer} und {more} weitere haben der Microsoft-Kundenvereinbarung noch nicht zugestimmt',
  'unreachable.title': 'Ich erreiche nicht alle',
  'unreachable.who': 'Ich kann {agents} keine Nachrichten mehr senden.',
  'unreachable.whoAndMore': 'Ich kann {agents} und {others} weiteren Personen keine Nachrichten mehr senden.',
  'unreachable.meanwhile':
    'Erinnerungen zu deren Kunden gehen bis auf Weiteres an die Standardempfänger Ihres Unternehmens.',
  'unreachable.next':
    'Bitten Sie sie, Agreement Desk in Teams zu installieren oder mir in unserem privaten Chat Hallo zu sagen. Dann schreibe ich ihnen wieder.',
};
