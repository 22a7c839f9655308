import type { Texts } from '../texts.ts';
import type { newCustomers as english } from '../en/new-customers.ts';

export const newCustomers: Texts<typeof english> = {
  'help.new-customer': 'Maakt een klant aan in het Partnercentrum',
  'help.invite-new': 'Nodigt een bedrijf uit dat nog geen klant van je is',

  'new.title': 'Nieuwe klant',
  'new.step': 'Stap {step} van 4',
  'new.next': 'Volgende',
  'new.back': 'Terug',

  'new.company.heading': 'Om welk bedrijf gaat het?',
  'new.company.intro': 'Er wordt niets aangemaakt voordat je aan het eind alles hebt gecontroleerd.',
  'new.companyName': 'Bedrijfsnaam',
  'new.domainPrefix': 'Domein: het deel voor {suffix}',
  'new.reseller': 'Indirecte wederverkoper',
  'new.reseller.none': 'Geen, onze eigen klant',

  'new.details.heading': 'Waar is het bedrijf, en wie is de primaire contactpersoon?',
  'new.details.intro': 'Het gaat om het adres in {country}.',
  'new.details.taxId':
    'Een btw-nummer zoals {sample} wordt hier niet gevraagd. Voeg het daarna toe in het Partnercentrum.',
  'new.addressLine1': 'Straat en huisnummer',
  'new.addressLine2': 'Tweede adresregel (optioneel)',
  'new.city': 'Plaats',
  'new.state': 'Staat of provincie',
  'new.postalCode': 'Postcode',
  'new.registrationNumber': 'Registratienummer van het bedrijf',
  'new.optional': '{field} (optioneel)',

  'new.problem.missing': 'Vul dit in.',
  'new.problem.not-a-name': 'Dit is geen bedrijfsnaam. Die heeft minstens twee tekens, waarvan één letter of cijfer.',
  'new.problem.not-a-domain': 'Gebruik alleen letters van a tot z en cijfers, hoogstens 27.',
  'new.problem.domain-taken': 'Dit domein is al bezet. Kies een ander.',
  'new.problem.unknown-country': 'Het Partnercentrum kent dit land niet.',
  'new.problem.unknown-reseller': 'Dit is geen van jullie wederverkopers. Kies een andere.',
  'new.problem.not-a-state': 'Het Partnercentrum kent deze staat niet. Kies er een uit de lijst.',
  'new.problem.not-a-postal-code': 'Een postcode in dit land ziet er anders uit.',
  'new.problem.not-the-customers': 'Dit is een adres van Microsoft. Vul er een van de klant in.',
  'new.problem.refused-address': 'Het Partnercentrum accepteert dit adres niet. Kijk het helemaal na.',
  'new.problem.road': 'Kies een van de twee.',

  'new.address.title': 'Klopt het adres?',
  'new.address.similar':
    'Het Partnercentrum kent het niet, maar wel iets wat erop lijkt. Neem wat klopt, of houd het jouwe.',
  'new.address.unknown': 'Het Partnercentrum kent het niet. Wijzig het, of houd het als je het zeker weet.',
  'new.address.yours': 'Ingevuld',
  'new.address.suggestion': 'Voorstel {number}',
  'new.address.take': 'Voorstel {number} nemen',
  'new.address.keep': 'Het mijne houden',

  'new.acceptance.heading': 'Hoe accepteert de klant de overeenkomst?',
  'new.acceptance.intro':
    'Als je voor de klant bevestigt, kijk dan hieronder na wie wanneer heeft geaccepteerd. Laat het anders staan: het wordt niet verzonden.',
  'new.acceptance.onlyAsk':
    'Je kunt zelf geen acceptaties bevestigen, dus de klant wordt gevraagd. Daarna kan een collega die het mag alsnog bevestigen.',
  'new.road': 'Microsoft-klantovereenkomst',
  'new.road.attest': 'Wij bevestigen dat de klant heeft geaccepteerd',
  'new.road.ask': 'De klant wordt gevraagd te accepteren',

  'new.review.title': 'Controleer het voordat de klant wordt aangemaakt',
  'new.review.ask':
    'De klant wordt gevraagd de overeenkomst te accepteren. Je nodigt de klant uit zodra die is aangemaakt.',
  'new.create': 'Klant aanmaken',
  'new.change.company': 'Bedrijf wijzigen',
  'new.change.details': 'Adres en contact wijzigen',
  'new.change.acceptance': 'Acceptatie wijzigen',
  'new.fact.company': 'Bedrijf',
  'new.fact.address': 'Adres',
  'new.fact.contact': 'Primaire contactpersoon',
  'new.fact.registrationNumber': 'Registratienr.',
  'new.fact.userName': 'Gebruikersnaam',
  'new.fact.password': 'Eerste wachtwoord',

  'new.created.title': 'Klant aangemaakt',
  'new.created.password':
    'Het eerste wachtwoord wordt alleen nu getoond. Noteer het op een veilige plek: ik bewaar het nergens.',
  'new.created.shown': 'Het eerste wachtwoord is één keer getoond en wordt nergens bewaard.',
  'new.created.lost': 'Het eerste wachtwoord is onderweg naar jou verloren gegaan. Het wordt nergens bewaard.',
  'new.created.reset':
    'Wie er een nodig heeft, stelt het opnieuw in via het Partnercentrum: kies de klant, dan Gebruikers en licenties, dan de gebruiker.',
  'new.noted': 'Ik heb het genoteerd',
  'new.attested': 'Ook de acceptatie is bevestigd.',
  'new.attesting': 'Het Partnercentrum heeft nog niet geantwoord over de acceptatie. Ik laat het je hier weten.',
  'new.notAttested':
    'De klant bestaat, maar de acceptatie is nog niet bevestigd. Wat je hebt ingevuld is bewaard: ga daar verder.',
  'new.ask': 'De klant kan niets bestellen voordat die heeft geaccepteerd. Nodig de klant nu uit.',
  'new.confirmNow': 'Verder met bevestigen',
  'new.intended.title': 'Wordt aangemaakt…',
  'new.intended.text': 'Ik wacht op antwoord van het Partnercentrum.',
  'new.uncertain.text':
    'Het Partnercentrum heeft niet geantwoord, dus misschien bestaat de klant en misschien niet. Ik zoek het uit en laat het je hier weten. Maak de klant niet nog eens aan.',
  'new.refused.title': 'Niet aangemaakt',
  'new.refused.domain-taken': 'Iemand heeft het domein intussen genomen. Kies een ander.',
  'new.refused.registration-number': 'Het Partnercentrum accepteert het registratienummer niet. Kijk het na.',
  'new.refused.phone-number': 'Het Partnercentrum vraagt in dit land om een telefoonnummer. Vul er een in.',
  'new.refused.not-created':
    'Het Partnercentrum heeft nooit geantwoord, en ik heb het nagekeken: er is geen klant aangemaakt. Probeer het opnieuw.',
  'new.cancelled.text': 'Er is geen klant aangemaakt.',

  'relation.title': 'Een nieuwe klant uitnodigen',
  'relation.what': 'Het bedrijf accepteert de wederverkoperrelatie en de Microsoft-klantovereenkomst in één keer.',
  'relation.to': 'De ontvanger vul je in je e-mailprogramma in.',
  'relation.reseller': 'Indirecte wederverkoper. Een andere vervangt de tekst.',
  'relation.own': 'Geen, voor onszelf',
  'relation.rewrite': 'Opnieuw schrijven',
  'relation.send': 'Deze e-mail is goed zo',
  'relation.ready.text':
    'Open de e-mail nu in je e-mailprogramma en verstuur die, of kopieer de tekst hier. Zodra het bedrijf heeft geaccepteerd, vind je het bij je klanten.',
  'relation.ready.tooLong':
    'De e-mail is te lang om van hieruit te openen: kopieer de tekst naar je e-mailprogramma en verstuur die. Zodra het bedrijf heeft geaccepteerd, vind je het bij je klanten.',
};
