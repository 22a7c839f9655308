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
    'Ik heb de uitnodiging genoteerd. Open de e-mail nu in je e-mailprogramma en verstuur die, of kopieer de tekst hier.',
  'invite.ready.tooLong':
    'Ik heb de uitnodiging genoteerd. De e-mail is te lang om van hieruit te openen: kopieer de tekst naar je e-mailprogramma en verstuur die.',
  'invite.open': 'Als e-mail openen',
  'invite.kept': 'Je e-mail staat hier nog',
};
