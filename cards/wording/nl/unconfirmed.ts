import type { Texts } from '../texts.ts';
import type { unconfirmed as english } from '../en/unconfirmed.ts';

export const unconfirmed: Texts<typeof english> = {
  'help.unconfirmed': 'Toont de klanten die niet hebben geaccepteerd, de dringendste eerst',
  'help.remind': 'Legt vast wanneer een klant de overeenkomst nodig heeft, of wanneer ik je herinner',
  'help.reminders': 'Verandert hoe ik je herinner, of stopt ermee',
  'help.assign': 'Bepaalt welke agent voor een klant zorgt',

  'unconfirmed.title.mine': 'Jouw klanten zonder acceptatie',
  'unconfirmed.title.nobody': 'Klanten zonder acceptatie en zonder eigenaar',
  'unconfirmed.title.all': 'Alle klanten zonder acceptatie',
  'unconfirmed.shown': '{first} tot en met {last} van {total}, de dringendste eerst',
  'unconfirmed.reading': 'Tot nu toe zijn {read} van {customers} klanten gelezen. De rest telt hier niet mee.',
  'unconfirmed.listing':
    'Ik zoek nog naar klanten: van {customers} gevonden klanten zijn er {read} gelezen. De rest telt hier niet mee.',
  'unconfirmed.customer': 'Klant',
  'unconfirmed.previous': 'Vorige',
  'unconfirmed.next': 'Volgende',
  'unconfirmed.mine': 'Die van mij',
  'unconfirmed.nobody': 'Zonder eigenaar',
  'unconfirmed.all': 'Allemaal',
  'unconfirmed.none.mine.title': 'Geen van jouw klanten staat open',
  'unconfirmed.none.mine.text': 'Alle klanten voor wie jij zorgt, hebben geaccepteerd.',
  'unconfirmed.none.nobody.title': 'Niemand is vergeten',
  'unconfirmed.none.nobody.text': 'Elke klant zonder acceptatie heeft een eigenaar.',
  'unconfirmed.none.all.title': 'Iedereen heeft geaccepteerd',
  'unconfirmed.none.all.text': 'Er is geen acceptatie meer te bevestigen. Goed gedaan.',
  'unconfirmed.reading.title': 'Tot nu toe geen',
  'unconfirmed.untold.title': 'Ik kan niet zien wie heeft geaccepteerd',
  'unconfirmed.untold.text':
    'Je bedrijf is een indirecte wederverkoper. Het Partnercentrum laat alleen de indirecte provider zien wie heeft geaccepteerd. Vraag het je provider.',

  'owner.label': 'Eigenaar',
  'owner.none': 'Nog niemand',
  'owner.assigned': '{owner} (toegewezen)',
  'owner.invited': '{owner} (heeft de klant uitgenodigd)',
  'owner.started': '{owner} (is begonnen met bevestigen)',
  'owner.confirmed': '{owner} (heeft het laatst bevestigd)',
  'owner.take': 'Overnemen',
  'owner.choose': 'Toewijzen',

  'assign.title': 'Wie zorgt er voor deze klant?',
  'assign.now': 'Eigenaar: {owner}',
  'assign.text': 'De eigenaar krijgt de herinneringen aan deze klant.',
  'assign.nobody': 'Ik ken nog geen andere agent. Ik leer agenten kennen als ze me schrijven.',
  'assign.to': 'Nieuwe eigenaar',
  'assign.missing': 'Kies een agent.',
  'assign.unknown': 'Ik ken geen agent die ‘{name}’ heet. Kies er hier een.',
};
