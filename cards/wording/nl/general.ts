import type { Texts } from '../texts.ts';
import type { general as english } from '../en/general.ts';

export const general: Texts<typeof english> = {
  agreement: 'Microsoft-klantovereenkomst',

  'welcome.title': 'Hallo, ik ben Agreement Desk',
  'welcome.intro':
    'Ik vertel je welke klanten de Microsoft-klantovereenkomst hebben geaccepteerd, en ik leg het vast in het Partnercentrum als jij een acceptatie bevestigt.',
  'welcome.outro': 'Drie dingen om te proberen. Typ ‘help’ als je alles wilt zien wat ik kan.',

  'help.title': 'Dit kun je me vragen',
  'help.intro': 'Typ een opdracht, met een klant erachter als dat nodig is.',
  'help.outro': 'Noem een klant met een willekeurig deel van de naam, het domein of de tenant-id.',
  'help.status': 'Laat zien of een klant de overeenkomst heeft geaccepteerd',
  'help.confirm': 'Bevestigt aan Microsoft dat een klant heeft geaccepteerd',
  'help.invite': 'Nodigt een klant uit om in het Microsoft 365-beheercentrum te accepteren',
  'help.history': 'Laat zien wie wat heeft bevestigd, en wanneer',
  'help.template': 'Haalt de tekst van de overeenkomst voor een land',
  'help.language': 'Verandert de taal waarin ik met je praat',
  'help.cancel': 'Stopt waar je mee bezig bent; er wordt niets verzonden',
  'help.help': 'Toont dit overzicht',
  'help.example.country': 'Nederland',
  'help.example.language': 'English',

  'choose.title': 'Welke klant bedoel je?',
  'choose.intro': 'Deze klanten passen het best bij ‘{words}’.',
  'choose.more':
    'Er passen nog meer klanten. Staat de jouwe er niet bij, typ dan meer van de naam, het domein of de tenant-id.',

  'status.direct.title': 'Door de klant geaccepteerd',
  'status.direct.text': 'De klant heeft de overeenkomst zelf geaccepteerd. Je hoeft niets meer te doen.',
  'status.attested.title': 'Acceptatie bevestigd',
  'status.attested.text': 'Je bedrijf heeft aan Microsoft bevestigd dat deze klant heeft geaccepteerd.',
  'status.renewal-due.title': 'Moet opnieuw worden bevestigd',
  'status.renewal-due.text':
    'Deze acceptatie is van {acceptedOn}. Een acceptatie van vóór {cutoff} moet opnieuw worden bevestigd.',
  'status.none.title': 'Nog geen acceptatie',
  'status.none.text':
    'Het Partnercentrum heeft geen acceptatie van deze klant. Nieuwe aankopen zijn geblokkeerd tot er een is bevestigd.',
  'status.unknown.title': 'Status niet bekend',
  'status.unknown.text': 'Ik kon de status niet lezen, dus ik kan niet zeggen of deze klant heeft geaccepteerd.',
  'status.notYou':
    'Je kunt het niet zelf bevestigen. Typ ‘{command}’ en de naam van de klant om te zien wie het wel kan.',
  'status.privately': 'Wil je het bevestigen, typ dan in onze privéchat ‘{command}’ en de naam van de klant.',
  'status.confirm': 'Acceptatie bevestigen',
  'status.confirmAgain': 'Opnieuw bevestigen',
  'status.invite': 'Klant uitnodigen',
  'status.invited': 'Uitgenodigd door {agent} op {day}',
  'status.history': 'Geschiedenis',
  'status.checkAgain': 'Opnieuw controleren',
  'status.show': 'Status',

  'road.direct': 'Rechtstreeks in het Microsoft 365-beheercentrum',
  'road.attested': 'Door je bedrijf bevestigd in het Partnercentrum',

  'fact.road': 'Acceptatie',
  'fact.acceptedOn': 'Geaccepteerd op',
  'fact.acceptedBy': 'Geaccepteerd door',
  'fact.email': 'E-mail',
  'fact.phone': 'Telefoon',
  'fact.noPhone': 'Niet opgegeven',
  'fact.domain': 'Domein',
  'fact.tenantId': 'Tenant-id',
  'fact.readAt': 'Gecontroleerd op',
  'fact.confirmedBy': 'Bevestigd door',
  'fact.confirmedAt': 'Bevestigd op',
  'fact.enteredBy': 'Ingevoerd door',
  'fact.enteredAt': 'Ingevoerd op',
  'fact.template': 'Sjabloon-id',
  'fact.reference': 'Kenmerk',
  'fact.country': 'Land of regio',
  'fact.language': 'Taal',

  'language.title': 'Welke taal zal ik spreken?',
  'language.text': 'Nu is het {current}.',
  'language.chosen.title': 'Ik spreek nu Nederlands met je',
  'language.chosen.text': 'Je kunt het altijd veranderen: typ ‘{command}’.',

  'notice.reference': 'Kenmerk {reference}',

  'working.title': 'Ik ben er nog mee bezig',
  'working.text': 'Dit duurt iets langer. Het antwoord verschijnt op deze plek.',

  'askCustomer.title': 'Welke klant?',
  'askCustomer.text': 'Typ een willekeurig deel van de naam, het domein of de tenant-id.',

  'nothingToCancel.title': 'Er valt niets te annuleren',
  'nothingToCancel.text': 'Er staat niets open, en er is niets verzonden.',
};
