import type { Texts } from '../texts.ts';
import type { orders as english } from '../en/orders.ts';

export const orders: Texts<typeof english> = {
  'help.order': 'Laat zien of een bestelling zou worden geweigerd omdat de overeenkomst ontbreekt',
  'order.ready.title': 'Een bestelling kan doorgaan',
  'order.ready.text':
    'De klant heeft de overeenkomst geaccepteerd, dus een bestelling wordt daarom niet geweigerd. Meer heb ik niet gecontroleerd.',
  'order.refusal.title': 'Een bestelling zou worden geweigerd',
  'order.no-acceptance.text':
    'Het Partnercentrum heeft voor deze klant geen acceptatie van de Microsoft-klantovereenkomst en neemt zonder acceptatie geen nieuwe aankoop aan. Automatische verlengingen gaan door.',
  'order.renewal-due.text':
    'Deze acceptatie is van {acceptedOn}. Een acceptatie van vóór {cutoff} moet vóór de volgende aankoop opnieuw worden bevestigd.',
  'order.unknown.title': 'Ik kan niet zeggen of een bestelling kan doorgaan',
  'order.unknown.text': 'Ik kon de status van deze klant niet lezen. Vat dat niet op als een ja.',
  'order.not-a-customer.text': 'Het Partnercentrum kent deze klant niet als klant van je bedrijf.',
  'order.refused.title': 'Deze bestelling is geweigerd omdat de overeenkomst ontbreekt',
  'order.refused.text':
    'Het Partnercentrum weet van geen acceptatie van de Microsoft-klantovereenkomst door deze klant. Plaats de bestelling opnieuw zodra die er is.',
  'order.refused.ask': 'Om welke klant ging het? Typ een willekeurig deel van de naam, het domein of de tenant-id.',
};
