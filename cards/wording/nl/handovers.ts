import type { handovers as english } from '../en/handovers.ts';
import type { Texts } from '../texts.ts';

export const handovers: Texts<typeof english> = {
  'help.hand-over': 'Vraagt een collega die mag bevestigen om een klant over te nemen',
  'status.handOver': 'Je kunt het niet zelf bevestigen, maar wel overdragen aan een collega die dat mag.',
  'handover.title': 'Overdragen aan een collega',
  'handover.text':
    'Je kunt deze klant niet zelf bevestigen. Ik vraag het de collega’s die dat mogen; wie het eerst is, heeft hem.',
  'handover.to': 'Ik vraag het aan {names}.',
  'handover.note': 'Bericht aan je collega’s (optioneel)',
  'handover.send': 'Overdragen',
  'handover.nobody.title': 'Er is niemand om aan over te dragen',
  'handover.nobody.text': 'Geen van de collega’s die met mij hebben gepraat, mag een acceptatie bevestigen.',
  'handover.nobody.next':
    'Vraag een Beheeragent of Verkoopagent van je bedrijf om mij in Teams gedag te zeggen. Probeer het daarna opnieuw.',
  'handover.offered.title': 'Een collega vraagt je hulp',
  'handover.offered.text':
    'Je collega kan de acceptatie van deze klant niet bevestigen, jij wel. Wie het eerst is, heeft hem.',
  'handover.sent.title': 'Overgedragen',
  'handover.sent.text': 'Ik heb het je collega’s gevraagd. Je hoort van me wanneer iemand hem overneemt.',
  'handover.again.title': 'Teruggegeven',
  'handover.again.text': 'Wie hem had overgenomen, heeft hem teruggegeven. Ik heb het je collega’s opnieuw gevraagd.',
  'handover.mine.title': 'Hij is van jou',
  'handover.mine.text': 'Bevestig de acceptatie of nodig de klant uit. Je collega hoort van me hoe het afloopt.',
  'handover.helped.title': 'Iemand is ermee bezig',
  'handover.helped.text': 'Een collega heeft hem overgenomen. Je hoort van me hoe het afloopt.',
  'handover.late.title': 'Iemand anders heeft hem overgenomen',
  'handover.late.text': 'Je hoeft niets meer te doen.',
  'handover.settled.title': 'Klaar',
  'handover.settled.text': 'De acceptatie van deze klant staat nu in Partner Center.',
  'handover.closed.title': 'Beëindigd zonder acceptatie',
  'handover.closed.text': 'Wie hem had overgenomen, kon niet bevestigen. Vraag die collega naar de reden.',
  'handover.from': 'Van',
  'handover.at': 'Overgedragen op',
  'handover.takenBy': 'Overgenomen door',
  'handover.closedBy': 'Beëindigd door',
  'handover.take': 'Ik neem hem over',
  'handover.giveBack': 'Teruggeven',
  'handover.close': 'Niet te bevestigen',
  'status.remind': 'Herinneringen',
  'status.handedOver.open': '{agent} heeft de klant overgedragen aan collega’s die mogen bevestigen.',
  'status.handedOver.taken': '{agent} heeft de klant overgenomen en is ermee bezig.',
};
