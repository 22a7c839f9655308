import messages from './nl.json' with { type: 'json' };
import type { SpokenLanguage } from './spoken-language.ts';

export const nl: SpokenLanguage = {
  messages,
  ownName: 'Nederlands',
  dateLocale: 'nl',
  madeUpPlaces: { XJ: 'Jan Mayen', XS: 'Saba', XE: 'Sint Eustatius' },
  commands: {
    help: ['help', 'hulp', 'hallo', 'hoi', 'dag', 'goedemorgen', 'goedemiddag', 'menu', 'opdrachten'],
    status: ['status', 'stand', 'toon', 'controleer'],
    confirm: ['bevestigen', 'bevestig', 'acceptatie bevestigen'],
    invite: ['uitnodigen', 'nodig uit', 'uitnodiging', 'klant uitnodigen'],
    template: ['sjabloon', 'sjablonen'],
    history: ['geschiedenis', 'historie', 'logboek'],
    language: ['taal', 'spreek'],
    cancel: ['annuleren', 'annuleer', 'afbreken', 'stop'],
    order: ['bestelling controleren', 'controleer bestelling', 'bestelling', 'bestellen'],
    'hand-over': ['overdragen', 'draag over', 'overdracht'],
    guide: ['wegwijzer', 'gids', 'scenario', 'welke weg', 'wat moet ik doen'],
    unconfirmed: ['onbevestigd', 'onbevestigde', 'onbevestigde klanten', 'openstaande klanten'],
    remind: ['herinner', 'herinner me', 'herinner me aan', 'herinner mij', 'herinner mij aan'],
    reminders: ['herinneringen', 'mijn herinneringen'],
    assign: ['toewijzen', 'wijs toe', 'klant toewijzen', 'eigenaar'],
    'new-customer': ['nieuwe klant', 'klant aanmaken', 'klant toevoegen'],
    'invite-new': ['nieuwe klant uitnodigen', 'nodig een nieuwe klant uit'],
    report: ['rapportage', 'rapport', 'statistiek', 'cijfers'],
  },
  smallWords: {
    before: [
      'alsjeblieft',
      'alstublieft',
      'graag',
      'kun je',
      'kan je',
      'wil je',
      'kunt u',
      'wilt u',
      'ik wil',
      'ik wil graag',
      'wat is',
    ],
    about: ['van', 'voor', 'over', 'bij', 'aan', 'met', 'de', 'het', 'klant', 'bedrijf'],
    after: ['alsjeblieft', 'alstublieft', 'a.u.b.', 'aub', 'svp', 'graag', 'bedankt', 'dank je', 'dank u', 'nu'],
  },
  toAgent: ['aan'],
  inCountry: ['voor', 'in', 'van'],
  possessives: [],
  refusal: /fout|geweigerd|overeenkomst/iu,
  customerMessages: [
    {
      text: 'Neem contact op met uw partner om te bevestigen dat u de Microsoft-klantovereenkomst accepteert',
      core: 'met uw partner',
    },
    {
      text: 'Neem contact op met uw partner om te bevestigen dat de Microsoft-klantovereenkomst wordt geaccepteerd',
      core: 'met uw partner',
    },
    {
      text: 'Neem contact op met je partner om te bevestigen dat je de Microsoft-klantovereenkomst accepteert',
      core: 'met je partner',
    },
  ],
};
