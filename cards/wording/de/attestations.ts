import type { Texts } from '../texts.ts';
import type { attestations as english } from '../en/attestations.ts';

export const attestations: Texts<typeof english> = {
  'form.title': 'Wer hat der Vereinbarung zugestimmt?',
  'form.intro':
    'Geben Sie die Person beim Kunden an, die zugestimmt hat, nicht sich selbst. Microsoft schickt dieser Person dazu eine E-Mail.',
  'form.check': 'Einige Angaben stimmen noch nicht. Sie sind unten markiert.',
  'form.unchecked':
    'Ich konnte nicht prüfen, ob dieser Kunde schon zugestimmt hat. Ich prüfe es noch einmal, bevor etwas gesendet wird.',
  'form.firstName': 'Vorname',
  'form.lastName': 'Nachname',
  'form.email': 'E-Mail-Adresse',
  'form.phoneNumber': 'Telefonnummer (optional)',
  'form.acceptedOn': 'Datum der Zustimmung',
  'form.missing.firstName': 'Geben Sie den Vornamen der Person ein.',
  'form.missing.lastName': 'Geben Sie den Nachnamen der Person ein.',
  'form.missing.email': 'Geben Sie die E-Mail-Adresse der Person ein.',
  'form.missing.acceptedOn': 'Wählen Sie den Tag, an dem der Kunde zugestimmt hat.',
  'form.problem.too-long': 'Das ist zu lang. Kürzen Sie es.',
  'form.problem.not-an-email': 'Das ist keine E-Mail-Adresse. Eine solche sieht aus wie name@example.com.',
  'form.problem.not-a-phone-number':
    'Das ist keine Telefonnummer. Verwenden Sie Ziffern, bei Bedarf mit + davor, oder lassen Sie das Feld leer.',
  'form.problem.not-a-date': 'Das ist kein Datum. Wählen Sie einen Tag im Kalender.',
  'form.problem.in-the-future': 'Dieser Tag ist noch nicht gekommen. Wählen Sie den {today} oder einen Tag davor.',
  'form.problem.before-the-agreement':
    'Die Vereinbarung gab es an diesem Tag noch nicht. Wählen Sie einen Tag ab 2018.',
  'form.review': 'Prüfen',
  'form.cancel': 'Abbrechen',

  'review.title': 'Bitte prüfen, bevor es an Microsoft geht',
  'review.text': 'Noch ist nichts gesendet.',
  'review.statement':
    'Sie erklären im Namen Ihres Unternehmens, dass {contact} der Microsoft-Kundenvereinbarung für {customer} am {acceptedOn} zugestimmt hat. Microsoft hält das fest und informiert {contact} per E-Mail.',
  'review.underway.title': 'Dieser Kunde wird gerade bestätigt',
  'review.underway.by': '{agent} hat diesen Kunden am {instant} bestätigt. Partner Center hat noch nicht geantwortet.',
  'review.confirmed.title': 'Dieser Kunde ist schon bestätigt',
  'review.confirmed.by': '{agent} hat diesen Kunden am {instant} bestätigt: {contact} hat am {acceptedOn} zugestimmt.',
  'review.confirmed.elsewhere': 'In Partner Center steht schon eine Zustimmung von {contact} vom {acceptedOn}.',
  'review.direct.title': 'Der Kunde hat schon zugestimmt',
  'review.again':
    'Eine weitere Bestätigung wird ein zusätzlicher Eintrag, der sich nicht entfernen lässt. Bestätigen Sie nur noch einmal, wenn Sie das wollen, etwa für eine Erneuerung.',
  'review.unchecked.title': 'Ich kann nicht prüfen, ob dieser Kunde schon zugestimmt hat',
  'review.unchecked.text':
    'Versuchen Sie es in ein paar Minuten wieder, oder bestätigen Sie ohne die Prüfung. Hat der Kunde inzwischen zugestimmt, gibt es dann zwei Einträge.',
  'review.confirmUnchecked': 'Ohne Prüfung bestätigen',
  'review.confirm': 'Zustimmung bestätigen',
  'review.change': 'Ändern',

  'receipt.intended.title': 'Wird eingetragen …',
  'receipt.intended.text': 'Ich warte auf die Antwort von Partner Center. Sobald sie da ist, ändert sich diese Karte.',
  'receipt.recorded.title': 'Zustimmung eingetragen',
  'receipt.recorded.text':
    'Partner Center hat die Zustimmung eingetragen. Microsoft schickt der Person, die zugestimmt hat, innerhalb von 30 Minuten eine E-Mail.',
  'receipt.already-recorded.title': 'Bereits eingetragen',
  'receipt.already-recorded.text':
    'Partner Center hatte schon eine Zustimmung dieser Person, deshalb ist nichts dazugekommen.',
  'receipt.corrected.text':
    'Als ich nachgesehen habe, war in Partner Center nichts davon vorhanden, und das habe ich Ihnen gesagt. Nun ist die Zustimmung doch noch eingetragen worden, später als üblich. Sie müssen nichts tun.',
  'receipt.refused.title': 'Nicht eingetragen',
  'receipt.uncertain.title': 'Noch keine Antwort',
  'receipt.uncertain.text':
    'Partner Center hat nicht geantwortet. Ob es eingetragen ist, ist noch offen. Ich prüfe es und sage Ihnen hier Bescheid. Bitte geben Sie es nicht noch einmal ein.',
  'receipt.tryAgain': 'Noch einmal versuchen',

  'cancelled.title': 'Abgebrochen',
  'cancelled.text': 'Für {customer} ist nichts an Microsoft gesendet worden.',
  'cancelled.startOver': 'Neu beginnen',

  'history.title': 'Bestätigungen und Einladungen, die neuesten zuerst',
  'history.empty': 'Für diesen Kunden hat hier noch niemand etwas bestätigt.',
  'history.elsewhere': 'Was direkt in Partner Center bestätigt wurde, steht unter Status, nicht hier.',
  'history.more': 'Ältere Einträge werden nicht gezeigt.',
  'history.contact': 'Zugestimmt hat {contact} ({email}) am {acceptedOn}',
  'history.agent': 'Eingegeben von {agent}, {instant}',
  'history.reference': 'Referenz {reference}',
  'history.intended': 'Wird eingetragen',
  'history.recorded': 'Eingetragen',
  'history.already-recorded': 'Bereits eingetragen',
  'history.corrected': 'Nachträglich eingetragen',
  'history.refused': 'Nicht eingetragen',
  'history.uncertain': 'Noch keine Antwort',
  'history.invited': 'Eingeladen',
  'history.invited.how': 'Gebeten, im Microsoft 365 Admin Center zuzustimmen',
  'history.invited.by': 'Eingeladen von {agent}, {instant}',
};
