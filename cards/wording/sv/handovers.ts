import type { handovers as english } from '../en/handovers.ts';
import type { Texts } from '../texts.ts';

export const handovers: Texts<typeof english> = {
  'help.hand-over': 'Ber en kollega som får bekräfta att ta över en kund',
  'status.handOver': 'Du kan inte bekräfta det själv, men du kan lämna över det till en kollega som får.',
  'handover.title': 'Lämna över till en kollega',
  'handover.text':
    'Du kan inte bekräfta den här kunden själv. Jag frågar kollegorna som får; den som tar den först har den.',
  'handover.to': 'Jag frågar {names}.',
  'handover.note': 'Meddelande till kollegorna (valfritt)',
  'handover.send': 'Lämna över',
  'handover.nobody.title': 'Det finns ingen att lämna över till',
  'handover.nobody.text': 'Ingen av kollegorna som har pratat med mig får bekräfta ett godkännande.',
  'handover.nobody.next':
    'Be en Administratörsagent eller Försäljningsagent på ditt företag att säga hej till mig i Teams. Försök sedan igen.',
  'handover.offered.title': 'En kollega ber om din hjälp',
  'handover.offered.text':
    'Kollegan kan inte bekräfta kundens godkännande, men det kan du. Den som tar den först har den.',
  'handover.sent.title': 'Överlämnat',
  'handover.sent.text': 'Jag har frågat dina kollegor. Du hör av mig när någon tar den.',
  'handover.again.title': 'Lämnad tillbaka',
  'handover.again.text': 'Den som hade tagit den lämnade tillbaka den. Jag har frågat dina kollegor igen.',
  'handover.mine.title': 'Den är din',
  'handover.mine.text': 'Bekräfta godkännandet eller bjud in kunden. Din kollega hör av mig hur det slutar.',
  'handover.helped.title': 'Någon har tagit den',
  'handover.helped.text': 'En kollega har tagit den. Du hör av mig hur det slutar.',
  'handover.late.title': 'Någon annan har tagit den',
  'handover.late.text': 'Det finns inget kvar för dig att göra.',
  'handover.settled.title': 'Klart',
  'handover.settled.text': 'Kundens godkännande finns nu i Partnercenter.',
  'handover.closed.title': 'Avslutat utan godkännande',
  'handover.closed.text': 'Den som hade tagit den kunde inte bekräfta. Fråga kollegan varför.',
  'handover.from': 'Från',
  'handover.at': 'Överlämnat',
  'handover.takenBy': 'Tagen av',
  'handover.closedBy': 'Avslutat av',
  'handover.take': 'Jag tar den',
  'handover.giveBack': 'Lämna tillbaka',
  'handover.close': 'Kan inte bekräftas',
  'status.remind': 'Påminnelser',
  'status.handedOver.open': '{agent} har lämnat över kunden till kollegor som får bekräfta.',
  'status.handedOver.taken': '{agent} har tagit kunden och arbetar med den.',
};
