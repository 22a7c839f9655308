import type { Texts } from '../texts.ts';
import type { invitations as english } from '../en/invitations.ts';

export const invitations: Texts<typeof english> = {
  'invite.title': 'Den Kunden einladen, selbst zuzustimmen',
  'invite.text':
    'Lesen Sie die E-Mail und ändern Sie sie, wie Sie möchten. Ich sende nichts selbst: Sie senden sie danach aus Ihrem eigenen E-Mail-Programm.',
  'invite.link': 'Hier stimmt der Kunde zu: {link}',
  'invite.to': 'Empfänger: {email}',
  'invite.noAddress':
    'Partner Center hat von diesem Kunden keine E-Mail-Adresse. Tragen Sie den Empfänger in Ihrem E-Mail-Programm ein.',
  'invite.language': 'Sprache der E-Mail. Eine andere ersetzt den Text.',
  'invite.useLanguage': 'Diese Sprache verwenden',
  'invite.subject': 'Betreff',
  'invite.body': 'Nachricht',
  'invite.missing.subject': 'Geben Sie einen Betreff ein.',
  'invite.missing.body': 'Geben Sie den Text der E-Mail ein.',
  'invite.cut': 'Das war zu lang, deshalb habe ich es gekürzt. Prüfen Sie, wie es jetzt endet.',
  'invite.send': 'Mit dieser E-Mail einladen',
  'invite.ready.title': 'Die E-Mail ist fertig',
  'invite.ready.text':
    'Ich habe die Einladung vermerkt. Öffnen Sie die E-Mail jetzt in Ihrem E-Mail-Programm und senden Sie sie, oder kopieren Sie sie von hier.',
  'invite.ready.tooLong':
    'Ich habe die Einladung vermerkt. Die E-Mail ist zu lang, um sie von hier zu öffnen: Kopieren Sie sie in Ihr E-Mail-Programm und senden Sie sie.',
  'invite.open': 'Als E-Mail öffnen',
  'invite.kept': 'Ihre E-Mail ist noch da',
};
