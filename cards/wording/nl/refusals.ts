import type { Texts } from '../texts.ts';
import type { refusals as english } from '../en/refusals.ts';

export const refusals: Texts<typeof english> = {
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
  'notAllowed.role.nextForGlobal':
    'Vraag een collega die deze rol heeft. Als Globale beheerder kun je jezelf de rol ook geven in het Partnercentrum.',
  'notAllowed.mayAttest.title': 'Je hoeft dit niet over te dragen',
  'notAllowed.mayAttest.text': 'Je kunt het zelf bevestigen. Typ ‘{command}’ en de naam van de klant.',
  'notAllowed.partner.what':
    'Je bedrijf is een indirecte wederverkoper. Bij Microsoft kan alleen de indirecte provider een acceptatie bevestigen.',
  'notAllowed.partner.provider': 'Je indirecte provider: {providers}',
  'notAllowed.partner.next': 'Stuur je provider dit bericht. Vul in wat je weet.',
  'notAllowed.partner.label': 'Bericht aan je provider',
  'notAllowed.partner.message':
    'Hallo,\n\nWillen jullie in het Partnercentrum bevestigen dat deze klant van ons de Microsoft-klantovereenkomst heeft geaccepteerd? Als indirecte wederverkoper kunnen we dat niet zelf.\n\nKlant: {customer}\nVoor- en achternaam van wie heeft geaccepteerd:\nE-mailadres:\nTelefoonnummer (optioneel):\nDatum van acceptatie:\n\nBedankt!',

  'notFound.title': 'Geen klant gevonden',
  'notFound.what': 'Ik heb geen klant gevonden met ‘{words}’ in de naam, het domein of de tenant-id.',
  'notFound.next': 'Controleer de spelling, of typ alleen een deel van de naam.',

  'unknown.title': 'Dat begreep ik niet',
  'unknown.what': '‘{typed}’ hoort niet bij wat je me kunt vragen.',
  'unknown.nearest': 'Misschien bedoelde je: {commands}',
  'unknown.next': 'Typ ‘{command}’ om alles te zien wat ik kan.',

  'noFiles.title': 'Bestanden en afbeeldingen kan ik niet lezen',
  'noFiles.text': 'Typ wat je wilt weten, of plak de tekst zelf.',

  'outdated.title': 'Deze kaart is verouderd',
  'outdated.text':
    'Er is iets veranderd sinds hij werd getoond, of hij was voor iemand anders bedoeld. De knop heeft niets gedaan.',
  'outdated.next': 'Typ ‘{command}’ en de naam van de klant om te zien hoe het ervoor staat.',

  'private.title': 'Laten we dit onder ons doen',
  'private.text': 'Dit gaat om persoonsgegevens. Die toon en vraag ik alleen in onze privéchat.',
  'private.open': 'Naar onze privéchat',
};
