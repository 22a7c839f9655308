import type { Messages } from './en.ts';

export const nl: Messages = {
  agreement: 'Microsoft-klantovereenkomst',

  'welcome.title': 'Hallo, ik ben Agreement Desk',
  'welcome.intro':
    'Ik vertel je welke klanten de Microsoft-klantovereenkomst hebben geaccepteerd, en ik leg het vast in het Partnercentrum als jij een acceptatie bevestigt.',
  'welcome.outro': 'Drie dingen om te proberen. Typ ‘help’ als je alles wilt zien wat ik kan.',

  'help.title': 'Dit kun je me vragen',
  'help.intro': 'Typ een opdracht, met een klant erachter als dat nodig is.',
  'help.outro': 'Een klant is het begin van de naam of het domein, of de tenant-id.',
  'help.status': 'Laat zien of een klant de overeenkomst heeft geaccepteerd',
  'help.confirm': 'Bevestigt aan Microsoft dat een klant heeft geaccepteerd',
  'help.invite': 'Nodigt een klant uit om in het Microsoft 365-beheercentrum te accepteren',
  'help.history': 'Laat zien wie wat heeft bevestigd, en wanneer',
  'help.template': 'Haalt de tekst van de overeenkomst voor een land',
  'help.language': 'Verandert de taal waarin ik met je praat',
  'help.cancel': 'Stopt waar je mee bezig bent; er wordt niets verzonden',
  'help.help': 'Toont dit overzicht',
  'help.example.country': 'NL',
  'help.example.language': 'English',

  'choose.title': 'Welke klant bedoel je?',
  'choose.intro': 'Deze klanten beginnen met ‘{words}’.',
  'choose.more':
    'Er zijn meer klanten die zo beginnen. Staat de jouwe er niet bij, typ dan meer van de naam, het domein of de tenant-id.',

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

  'form.title': 'Wie heeft de overeenkomst geaccepteerd?',
  'form.intro':
    'Vul de persoon bij de klant in die heeft geaccepteerd, niet jezelf. Microsoft stuurt die persoon er een e-mail over.',
  'form.check': 'Een paar gegevens kloppen nog niet. Ze zijn hieronder gemarkeerd.',
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
  'receipt.refused.title': 'Niet vastgelegd',
  'receipt.uncertain.title': 'Nog geen antwoord',
  'receipt.uncertain.text':
    'Het Partnercentrum heeft niet geantwoord, dus misschien is het vastgelegd en misschien niet. Ik zoek het uit en laat het je hier weten. Voer het niet nog eens in.',
  'receipt.tryAgain': 'Opnieuw proberen',

  'cancelled.title': 'Geannuleerd',
  'cancelled.text': 'Er is niets naar Microsoft verzonden voor {customer}.',
  'cancelled.startOver': 'Opnieuw beginnen',

  'invite.title': 'De klant uitnodigen om zelf te accepteren',
  'invite.text':
    'Lees de e-mail en pas die aan zoals je wilt. Ik verstuur zelf niets: jij verstuurt de e-mail daarna vanuit je eigen e-mailprogramma.',
  'invite.link': 'De klant accepteert hier: {link}',
  'invite.to': 'Ontvanger: {email}',
  'invite.noAddress':
    'Het Partnercentrum heeft geen e-mailadres van deze klant. Vul de ontvanger in je e-mailprogramma in.',
  'invite.language': 'Taal van de e-mail. Een andere taal vervangt de tekst.',
  'invite.useLanguage': 'Deze taal gebruiken',
  'invite.subject': 'Onderwerp',
  'invite.body': 'Bericht',
  'invite.missing.subject': 'Vul een onderwerp in.',
  'invite.missing.body': 'Vul de tekst van de e-mail in.',
  'invite.cut': 'Dit was te lang, dus ik heb het ingekort. Kijk na hoe het nu eindigt.',
  'invite.send': 'Uitnodigen met deze e-mail',
  'invite.ready.title': 'De e-mail is klaar',
  'invite.ready.text':
    'Ik heb de uitnodiging genoteerd. Open de e-mail nu in je e-mailprogramma en verstuur die, of kopieer de tekst hier.',
  'invite.ready.tooLong':
    'Ik heb de uitnodiging genoteerd. De e-mail is te lang om van hieruit te openen: kopieer de tekst naar je e-mailprogramma en verstuur die.',
  'invite.open': 'Als e-mail openen',
  'invite.kept': 'Je e-mail staat hier nog',

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
  'history.refused': 'Niet vastgelegd',
  'history.uncertain': 'Nog geen antwoord',
  'history.invited': 'Uitgenodigd',
  'history.invited.how': 'Gevraagd om in het Microsoft 365-beheercentrum te accepteren',
  'history.invited.by': 'Uitgenodigd door {agent}, {instant}',

  'language.title': 'Welke taal zal ik spreken?',
  'language.text': 'Nu is het {current}.',
  'language.chosen.title': 'Ik spreek nu Nederlands met je',
  'language.chosen.text': 'Je kunt het altijd veranderen: typ ‘{command}’.',

  'template.title': 'Tekst van de overeenkomst',
  'template.fiveMinutes': 'De koppelingen werken vijf minuten',
  'template.text': 'Daarna haal je hier nieuwe.',
  'template.preview': 'Bekijken in browser',
  'template.download': 'Downloaden in browser',
  'template.fresh': 'Nieuwe koppelingen',

  'reason.role.what': 'Volgens het Partnercentrum mag dit niet met jouw rol.',
  'reason.role.next': 'Vraag een Globale beheerder van je bedrijf na te kijken of je Beheeragent of Verkoopagent bent.',
  'reason.roles.what': 'Ik kan je rol nu niet bij Microsoft nakijken, dus ik kan niet verder.',
  'reason.roles.next': 'Probeer het over een paar minuten opnieuw. Blijft het zo, meld het dan aan je beheerder.',
  'reason.partner-type.what':
    'Volgens het Partnercentrum kan je bedrijf dit niet zelf doen. Dat geldt voor indirecte wederverkopers.',
  'reason.partner-type.next': 'Vraag het je indirecte provider.',
  'reason.sign-in.what': 'Het Partnercentrum accepteerde onze aanmelding niet.',
  'reason.sign-in.next': 'Meld het je beheerder: mijn toegang tot het Partnercentrum moet worden vernieuwd.',
  'reason.mfa.what': 'Het Partnercentrum vraagt om meervoudige verificatie, en die ontbrak bij onze aanmelding.',
  'reason.mfa.next':
    'Meld het je beheerder: mijn toegang tot het Partnercentrum moet met een tweede factor worden vernieuwd.',
  'reason.relationship.what': 'Het Partnercentrum kent geen wederverkopersrelatie tussen je bedrijf en deze klant.',
  'reason.relationship.next':
    'Vraag de relatie eerst aan in het Partnercentrum. Kom terug zodra de klant die heeft geaccepteerd.',
  'reason.customer.what': 'Het Partnercentrum kan deze klant niet vinden.',
  'reason.customer.next': 'Kijk in het Partnercentrum of het nog een klant van je bedrijf is.',
  'reason.retired.what': 'Microsoft neemt bevestigingen niet meer op deze manier aan.',
  'reason.retired.next': 'Vraag de klant te accepteren in het Microsoft 365-beheercentrum, en meld het je beheerder.',
  'reason.busy.what': 'Het Partnercentrum heeft het nu te druk en vraagt ons te wachten.',
  'reason.busy.next': 'Probeer het over een paar minuten opnieuw.',
  'reason.unreachable.what': 'Ik kan het Partnercentrum niet bereiken.',
  'reason.unreachable.next': 'Probeer het over een paar minuten opnieuw. Blijft het zo, meld het dan aan je beheerder.',
  'reason.timeout.what': 'Het Partnercentrum antwoordde niet op tijd.',
  'reason.timeout.next': 'Probeer het over een paar minuten opnieuw.',
  'reason.not-recorded.what':
    'Het Partnercentrum heeft nooit geantwoord, en ik heb het nagekeken: er staat niets van deze bevestiging.',
  'reason.not-recorded.next': 'Probeer het opnieuw. Er komt niets dubbel te staan.',
  'reason.rejected.what': 'Het Partnercentrum accepteerde deze gegevens niet.',
  'reason.rejected.next':
    'Kijk ze na en probeer het opnieuw. Lukt het nog niet, geef het kenmerk dan aan je beheerder.',
  'reason.trouble.what': 'Het Partnercentrum heeft zelf een probleem.',
  'reason.trouble.next': 'Probeer het over een paar minuten opnieuw.',
  'reason.not-understood.what': 'Het Partnercentrum gaf een antwoord dat ik niet begrijp.',
  'reason.not-understood.next': 'Probeer het later opnieuw. Blijft het zo, geef het kenmerk dan aan je beheerder.',

  'failed.title': 'Dat lukte niet',

  'wrong.title': 'Er ging bij ons iets mis',
  'wrong.text': 'Het ligt niet aan jou. Probeer het nog eens.',
  'wrong.next': 'Gebeurt het weer, geef dit kenmerk dan aan je beheerder.',
  'notice.reference': 'Kenmerk {reference}',

  'role.admin-agent': 'Beheeragent',
  'role.sales-agent': 'Verkoopagent',
  'role.helpdesk-agent': 'Helpdeskmedewerker',
  'role.global-admin': 'Globale beheerder',

  'notAllowed.see-status': 'Je kunt hier geen klanten bekijken',
  'notAllowed.attest': 'Je kunt geen acceptaties bevestigen',
  'notAllowed.invite': 'Je kunt geen klanten uitnodigen',
  'notAllowed.create-customer': 'Je kunt geen klanten aanmaken',
  'notAllowed.hand-over': 'Je kunt dit niet overdragen',
  'notAllowed.partner-settings': 'Je kunt de instellingen van je bedrijf niet wijzigen',
  'notAllowed.noRole.what':
    'Je hebt geen van de rollen die met klanten werken: Beheeragent, Verkoopagent, Helpdeskmedewerker of Globale beheerder.',
  'notAllowed.noRole.next':
    'Vraag een Globale beheerder van je bedrijf om een rol in het Partnercentrum. Ik zie die binnen vijf minuten.',
  'notAllowed.role.what': 'Je rol is {roles}. Hiervoor is de rol {allowed} nodig.',
  'notAllowed.role.next':
    'Vraag een collega die deze rol heeft, of vraag een Globale beheerder van je bedrijf om je de rol te geven.',
  'notAllowed.partner.what':
    'Je bedrijf is een indirecte wederverkoper. Bij Microsoft kan alleen de indirecte provider een acceptatie bevestigen.',
  'notAllowed.partner.provider': 'Je indirecte provider: {providers}',
  'notAllowed.partner.next': 'Stuur je provider dit bericht. Vul in wat je weet.',
  'notAllowed.partner.label': 'Bericht aan je provider',
  'notAllowed.partner.message':
    'Hallo,\n\nWillen jullie in het Partnercentrum bevestigen dat deze klant van ons de Microsoft-klantovereenkomst heeft geaccepteerd? Als indirecte wederverkoper kunnen we dat niet zelf.\n\nKlant: {customer}\nVoor- en achternaam van wie heeft geaccepteerd:\nE-mailadres:\nTelefoonnummer (optioneel):\nDatum van acceptatie:\n\nBedankt!',

  'notFound.title': 'Geen klant gevonden',
  'notFound.what': 'Geen naam of domein van een klant begint met ‘{words}’, en het is geen tenant-id van een klant.',
  'notFound.next': 'Controleer de spelling, of typ alleen de eerste letters.',

  'unknown.title': 'Dat begreep ik niet',
  'unknown.what': '‘{typed}’ hoort niet bij wat je me kunt vragen.',
  'unknown.nearest': 'Misschien bedoelde je: {commands}',
  'unknown.next': 'Typ ‘{command}’ om alles te zien wat ik kan.',

  'outdated.title': 'Deze kaart is verouderd',
  'outdated.text':
    'Er is iets veranderd sinds hij werd getoond, of hij was voor iemand anders bedoeld. De knop heeft niets gedaan.',
  'outdated.next': 'Typ ‘{command}’ en de naam van de klant om te zien hoe het ervoor staat.',

  'private.title': 'Laten we dit onder ons doen',
  'private.text': 'Dit gaat om persoonsgegevens. Die toon en vraag ik alleen in onze privéchat.',
  'private.open': 'Naar onze privéchat',

  'working.title': 'Ik ben er nog mee bezig',
  'working.text': 'Dit duurt iets langer. Het antwoord verschijnt op deze plek.',

  'askCustomer.title': 'Welke klant?',
  'askCustomer.text': 'Typ het begin van de naam, het domein of de tenant-id.',

  'place.title': 'Dit land ken ik niet',
  'place.text': 'Typ het land met twee letters, met een taal erachter als je wilt. Bijvoorbeeld: {command}',

  'nothingToCancel.title': 'Er valt niets te annuleren',
  'nothingToCancel.text': 'Er staat niets open, en er is niets verzonden.',
};
