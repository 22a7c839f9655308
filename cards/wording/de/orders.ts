import type { Texts } from '../texts.ts';
import type { orders as english } from '../en/orders.ts';

export const orders: Texts<typeof english> = {
  'help.order': 'Sagt, ob eine Bestellung wegen der fehlenden Vereinbarung abgelehnt würde',
  'order.ready.title': 'Eine Bestellung ist möglich',
  'order.ready.text':
    'Der Kunde hat zugestimmt. An der Vereinbarung scheitert also keine Bestellung. Mehr habe ich nicht geprüft.',
  'order.refusal.title': 'Eine Bestellung würde abgelehnt',
  'order.no-acceptance.text':
    'In Partner Center liegt für diesen Kunden keine Zustimmung zur Microsoft-Kundenvereinbarung vor. Ohne sie wird kein neuer Kauf angenommen. Automatische Verlängerungen laufen weiter.',
  'order.renewal-due.text':
    'Diese Zustimmung ist vom {acceptedOn}. Eine Zustimmung aus der Zeit vor dem {cutoff} muss vor dem nächsten Kauf erneut bestätigt werden.',
  'order.unknown.title': 'Ich kann nicht sagen, ob eine Bestellung möglich ist',
  'order.unknown.text': 'Ich konnte den Status dieses Kunden nicht lesen. Nehmen Sie das nicht als Ja.',
  'order.not-a-customer.text': 'Partner Center kennt keinen solchen Kunden Ihres Unternehmens.',
  'order.refused.title': 'Diese Bestellung wurde wegen der fehlenden Vereinbarung abgelehnt',
  'order.refused.text':
    'Partner Center weiß von keiner Zustimmung dieses Kunden zur Microsoft-Kundenvereinbarung. Sobald es eine gibt, bestellen Sie noch einmal.',
  'order.refused.ask':
    'Um welchen Kunden ging es? Schreiben Sie einen beliebigen Teil seines Namens, seiner Domäne oder seiner Mandanten-ID.',
};
