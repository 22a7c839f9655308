import type { Texts } from '../texts.ts';
import type { invitations as english } from '../en/invitations.ts';

export const invitations: Texts<typeof english> = {
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
    'Ik heb de uitnodiging genoteerd. Open de e-mail nu in je e-mailprogramma en verstuur die, of kopieer de tekst hier. Ik laat het je weten als de klant heeft geaccepteerd.',
  'invite.ready.tooLong':
    'Ik heb de uitnodiging genoteerd. De e-mail is te lang om van hieruit te openen: kopieer de tekst naar je e-mailprogramma en verstuur die. Ik laat het je weten als de klant heeft geaccepteerd.',
  'invite.open': 'Als e-mail openen',
  'invite.kept': 'Je e-mail staat hier nog',
  'invited.following':
    'Ik houd in de gaten of de klant heeft geaccepteerd en laat het weten aan wie de klant heeft uitgenodigd.',
  'invited.again': 'Opnieuw uitnodigen',
  'invited.seenAt': 'Gezien op',
  'invited.direct.title': 'De klant heeft geaccepteerd',
  'invited.direct.text':
    'Je hebt deze klant uitgenodigd en de klant heeft de overeenkomst zelf geaccepteerd. Je hoeft niets meer te doen.',
  'invited.attested.title': 'Acceptatie bevestigd',
  'invited.attested.text':
    'Je hebt deze klant uitgenodigd. Nu heeft je bedrijf aan Microsoft bevestigd dat de klant heeft geaccepteerd.',
  'invited.expired.title': 'Niet geaccepteerd binnen 90 dagen',
  'invited.expired.text':
    'Je hebt deze klant uitgenodigd en er is nog steeds geen acceptatie. Ik zoek er niet verder naar. Nodig de klant opnieuw uit als de overeenkomst nog nodig is.',
  'history.invited.direct': 'Uitgenodigd, daarna zelf geaccepteerd',
  'history.invited.attested': 'Uitgenodigd, daarna bevestigd door je bedrijf',
  'history.invited.expired': 'Uitgenodigd, niet geaccepteerd binnen 90 dagen',
  'history.invited.left': 'Uitgenodigd, geen klant meer van jullie',
};
