import type { Texts } from '../texts.ts';
import type { unconfirmed as english } from '../en/unconfirmed.ts';

export const unconfirmed: Texts<typeof english> = {
  'help.unconfirmed': 'Listar kunderna som inte har godkänt avtalet, de mest brådskande först',
  'help.remind': 'Anger när en kund behöver avtalet, eller när jag påminner dig',
  'help.reminders': 'Ändrar hur jag påminner dig, eller stoppar det',
  'help.assign': 'Bestämmer vilken agent som ansvarar för en kund',

  'unconfirmed.title.mine': 'Dina kunder utan godkännande',
  'unconfirmed.title.nobody': 'Kunder utan godkännande och ansvarig',
  'unconfirmed.title.all': 'Alla kunder utan godkännande',
  'unconfirmed.shown': '{first} till {last} av {total}, de mest brådskande först',
  'unconfirmed.reading': '{read} av {customers} kunder lästa hittills. De som jag inte har läst räknas inte med.',
  'unconfirmed.listing':
    'Jag söker fortfarande efter kunder: {read} av {customers} hittade är lästa hittills. De andra räknas inte med.',
  'unconfirmed.customer': 'Kund',
  'unconfirmed.previous': 'Föregående',
  'unconfirmed.next': 'Nästa',
  'unconfirmed.mine': 'Mina',
  'unconfirmed.nobody': 'Utan ansvarig',
  'unconfirmed.all': 'Alla',
  'unconfirmed.none.mine.title': 'Ingen av dina kunder är öppen',
  'unconfirmed.none.mine.text': 'Alla kunder som du ansvarar för har godkänt avtalet.',
  'unconfirmed.none.nobody.title': 'Ingen är bortglömd',
  'unconfirmed.none.nobody.text': 'Alla kunder utan godkännande har en ansvarig.',
  'unconfirmed.none.all.title': 'Alla har godkänt',
  'unconfirmed.none.all.text': 'Det finns inget godkännande kvar att bekräfta. Bra jobbat.',
  'unconfirmed.reading.title': 'Inga hittills',
  'unconfirmed.untold.title': 'Jag kan inte se vilka som har godkänt',
  'unconfirmed.untold.text':
    'Ditt företag är indirekt återförsäljare. Partnercenter visar bara för den indirekta leverantören vilka som har godkänt. Fråga leverantören.',

  'owner.label': 'Ansvarig',
  'owner.none': 'Ingen än',
  'owner.assigned': '{owner} (tilldelad)',
  'owner.invited': '{owner} (bjöd in kunden)',
  'owner.started': '{owner} (började bekräfta)',
  'owner.confirmed': '{owner} (bekräftade senast)',
  'owner.take': 'Ta över',
  'owner.choose': 'Tilldela',

  'assign.title': 'Vem ansvarar för den här kunden?',
  'assign.now': 'Ansvarig: {owner}',
  'assign.text': 'Den som är ansvarig får påminnelserna.',
  'assign.nobody': 'Jag känner ingen annan agent än. Jag lär känna agenter när de skriver till mig.',
  'assign.to': 'Ny ansvarig',
  'assign.missing': 'Välj en agent.',
  'assign.unknown': 'Jag känner ingen agent som heter ”{name}”. Välj en här.',
};
