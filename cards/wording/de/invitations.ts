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
    'Ich habe die Einladung vermerkt. Öffnen Sie die E-Mail jetzt in Ihrem E-Mail-Programm und senden Sie sie, oder kopieren Sie sie von hier. Ich sage Ihnen Bescheid, wenn der Kunde zugestimmt hat.',
  'invite.ready.tooLong':
    'Ich habe die Einladung vermerkt. Die E-Mail ist zu lang, um sie von hier zu öffnen: Kopieren Sie sie in Ihr E-Mail-Programm und senden Sie sie. Ich sage Ihnen Bescheid, wenn der Kunde zugestimmt hat.',
  'invite.open': 'Als E-Mail öffnen',
  'invite.kept': 'Ihre E-Mail ist noch da',
  'invited.following': 'Ich prüfe, ob der Kunde zugestimmt hat, und sage der Person Bescheid, die ihn eingeladen hat.',
  'invited.again': 'Erneut einladen',
  'invited.seenAt': 'Festgestellt',
  'invited.direct.title': 'Der Kunde hat zugestimmt',
  'invited.direct.text':
    'Sie haben diesen Kunden eingeladen, und er hat der Vereinbarung selbst zugestimmt. Für Sie ist nichts mehr zu tun.',
  'invited.attested.title': 'Zustimmung bestätigt',
  'invited.attested.text':
    'Sie haben diesen Kunden eingeladen. Jetzt hat Ihr Unternehmen Microsoft bestätigt, dass er zugestimmt hat.',
  'invited.expired.title': 'Keine Zustimmung innerhalb von 90 Tagen',
  'invited.expired.text':
    'Sie haben diesen Kunden eingeladen, und es gibt noch immer keine Zustimmung. Ich suche nicht weiter danach. Laden Sie den Kunden erneut ein, wenn er die Vereinbarung noch braucht.',
  'history.invited.direct': 'Eingeladen, hat dann selbst zugestimmt',
  'history.invited.attested': 'Eingeladen, dann von Ihrem Unternehmen bestätigt',
  'history.invited.expired': 'Eingeladen, keine Zustimmung innerhalb von 90 Tagen',
  'history.invited.left': 'Eingeladen, nicht mehr Ihr Kunde',
};
