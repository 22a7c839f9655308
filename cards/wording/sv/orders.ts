import type { Texts } from '../texts.ts';
import type { orders as english } from '../en/orders.ts';

export const orders: Texts<typeof english> = {
  'help.order': 'Visar om en beställning skulle nekas för att avtalet saknas',
  'order.ready.title': 'En beställning kan göras',
  'order.ready.text':
    'Kunden har godkänt avtalet, så en beställning nekas inte av det skälet. Det är allt jag har kontrollerat.',
  'order.refusal.title': 'En beställning skulle nekas',
  'order.no-acceptance.text':
    'Partnercenter har inget godkännande av Microsoft-kundavtalet för den här kunden och tar inte emot nya köp utan det. Automatiska förnyelser fortsätter.',
  'order.renewal-due.text':
    'Det här godkännandet är daterat {acceptedOn}. Ett godkännande från före {cutoff} måste bekräftas igen före nästa köp.',
  'order.unknown.title': 'Jag kan inte säga om en beställning kan göras',
  'order.unknown.text': 'Jag kunde inte läsa kundens status. Ta det inte för ett ja.',
  'order.not-a-customer.text': 'Partnercenter känner inte till någon sådan kund hos ditt företag.',
  'order.refused.title': 'Beställningen nekades för att avtalet saknas',
  'order.refused.text':
    'Partnercenter känner inte till något godkännande av Microsoft-kundavtalet för den här kunden. Gör om beställningen när det finns ett.',
  'order.refused.ask': 'Vilken kund gällde det? Skriv valfri del av kundens namn, domän eller klientorganisations-ID.',
};
