import type { Texts } from '../texts.ts';
import type { attestations as english } from '../en/attestations.ts';

export const attestations: Texts<typeof english> = {
  'form.title': 'Wie heeft de overeenkomst geaccepteerd?',
  'form.intro':
    'Vul de persoon bij de klant in die heeft geaccepteerd, niet jezelf. Microsoft stuurt die persoon er een e-mail over.',
  'form.check': 'Een paar gegevens kloppen nog niet. Ze zijn hieronder gemarkeerd.',
  'form.unchecked':
    'Ik kon niet nakijken of deze klant al heeft geaccepteerd. Ik kijk het nog eens na voordat er iets wordt verzonden.',
  'form.firstName': 'Voornaam',
  'form.lastName': 'Achternaam',
  'form.email': 'E-mailadres',
  'form.phoneNumber': 'Telefoonnummer (optioneel)',
  'form.acceptedOn': 'Datum van acceptatie',
  'form.missing.firstName': 'Vul de voornaam van de persoon in.',
  'form.missing.lastName': 'Vul de achternaam van de persoon in.',
  'form.missing.email': 'Vul het e-mailadres van de persoon in.',
  'form.missing.acceptedOn': 'Kies de dag waarop de klant heeft geaccepteerd.',
  'form.problem.too-long': 'Dit is te lang. Maak het korter.',
  'form.problem.not-an-email': 'Dit is geen e-mailadres. Dat ziet eruit als naam@example.com.',
  'form.problem.not-a-phone-number':
    'Dit is geen telefoonnummer. Gebruik cijfers, eventueel met een + ervoor, of laat het leeg.',
  'form.problem.not-a-date': 'Dit is geen datum. Kies een dag in de kalender.',
  'form.problem.in-the-future': 'Deze dag moet nog komen. Kies {today} of eerder.',
  'form.problem.before-the-agreement': 'De overeenkomst bestond toen nog niet. Kies een dag vanaf 2018.',
  'form.review': 'Controleren',
  'form.cancel': 'Annuleren',

  'review.title': 'Controleer het voordat het naar Microsoft gaat',
  'review.text': 'Er is nog niets verzonden.',
  'review.statement':
    'Je verklaart namens je bedrijf dat {contact} de Microsoft-klantovereenkomst voor {customer} heeft geaccepteerd op {acceptedOn}. Microsoft legt dit vast en laat het {contact} per e-mail weten.',
  'review.underway.title': 'Deze klant wordt op dit moment bevestigd',
  'review.underway.by':
    '{agent} heeft deze klant op {instant} bevestigd. Het Partnercentrum heeft nog niet geantwoord.',
  'review.confirmed.title': 'Deze klant is al bevestigd',
  'review.confirmed.by': '{agent} heeft deze klant op {instant} bevestigd: {contact} accepteerde op {acceptedOn}.',
  'review.confirmed.elsewhere': 'In het Partnercentrum staat al een acceptatie door {contact} op {acceptedOn}.',
  'review.direct.title': 'De klant heeft al geaccepteerd',
  'review.again':
    'Opnieuw bevestigen levert nog een vermelding op, die niet te verwijderen is. Doe het alleen als je dat wilt, bijvoorbeeld voor een vernieuwing.',
  'review.unchecked.title': 'Ik kan niet nakijken of deze klant al heeft geaccepteerd',
  'review.unchecked.text':
    'Probeer het over een paar minuten opnieuw, of bevestig zonder controle. Als de klant intussen heeft geaccepteerd, komen er twee vermeldingen.',
  'review.confirmUnchecked': 'Bevestigen zonder controle',
  'review.confirm': 'Acceptatie bevestigen',
  'review.change': 'Wijzigen',

  'receipt.intended.title': 'Wordt vastgelegd…',
  'receipt.intended.text': 'Ik wacht op antwoord van het Partnercentrum. Deze kaart verandert zodra het er is.',
  'receipt.recorded.title': 'Acceptatie vastgelegd',
  'receipt.recorded.text':
    'Het Partnercentrum heeft de acceptatie vastgelegd. Microsoft stuurt de persoon die heeft geaccepteerd binnen 30 minuten een e-mail.',
  'receipt.already-recorded.title': 'Al vastgelegd',
  'receipt.already-recorded.text':
    'Het Partnercentrum had al een acceptatie van deze persoon, dus er is niets toegevoegd.',
  'receipt.corrected.text':
    'Toen ik keek, stond hiervan niets in het Partnercentrum, en dat heb ik je gemeld. Nu is de acceptatie alsnog vastgelegd, later dan gewoonlijk. Je hoeft niets te doen.',
  'receipt.refused.title': 'Niet vastgelegd',
  'receipt.uncertain.title': 'Nog geen antwoord',
  'receipt.uncertain.text':
    'Het Partnercentrum heeft niet geantwoord, dus misschien is het vastgelegd en misschien niet. Ik zoek het uit en laat het je hier weten. Voer het niet nog eens in.',
  'receipt.tryAgain': 'Opnieuw proberen',

  'cancelled.title': 'Geannuleerd',
  'cancelled.text': 'Er is niets naar Microsoft verzonden voor {customer}.',
  'cancelled.startOver': 'Opnieuw beginnen',

  'history.title': 'Bevestigingen en uitnodigingen, de nieuwste eerst',
  'history.empty': 'Voor deze klant heeft hier nog niemand iets bevestigd.',
  'history.elsewhere': 'Wat rechtstreeks in het Partnercentrum is bevestigd, staat bij status en niet hier.',
  'history.more': 'Oudere regels worden niet getoond.',
  'history.contact': 'Geaccepteerd door {contact} ({email}) op {acceptedOn}',
  'history.agent': 'Ingevoerd door {agent}, {instant}',
  'history.reference': 'Kenmerk {reference}',
  'history.intended': 'Wordt vastgelegd',
  'history.recorded': 'Vastgelegd',
  'history.already-recorded': 'Al vastgelegd',
  'history.corrected': 'Alsnog vastgelegd',
  'history.refused': 'Niet vastgelegd',
  'history.uncertain': 'Nog geen antwoord',
  'history.invited': 'Uitgenodigd',
  'history.invited.how': 'Gevraagd om in het Microsoft 365-beheercentrum te accepteren',
  'history.invited.by': 'Uitgenodigd door {agent}, {instant}',
};
