import type { Texts } from '../texts.ts';
import type { general as english } from '../en/general.ts';

export const general: Texts<typeof english> = {
  agreement: 'Microsoft-Kundenvereinbarung',

  'welcome.title': 'Hallo, ich bin Agreement Desk',
  'welcome.intro':
    'Ich sage Ihnen, welche Kunden der Microsoft-Kundenvereinbarung zugestimmt haben, und trage es in Partner Center ein, wenn Sie eine Zustimmung bestätigen.',
  'welcome.outro': 'Drei Dinge zum Ausprobieren. Mit „hilfe“ sehen Sie jederzeit alles, was ich kann.',

  'help.title': 'Das können Sie mich fragen',
  'help.intro': 'Schreiben Sie einen Befehl und, wo nötig, dahinter einen Kunden.',
  'help.outro':
    'Nennen Sie einen Kunden mit einem beliebigen Teil seines Namens, seiner Domäne oder seiner Mandanten-ID.',
  'help.status': 'Zeigt, ob ein Kunde der Vereinbarung zugestimmt hat',
  'help.confirm': 'Bestätigt Microsoft, dass ein Kunde zugestimmt hat',
  'help.invite': 'Lädt einen Kunden ein, im Microsoft 365 Admin Center zuzustimmen',
  'help.history': 'Zeigt, wer was wann bestätigt hat',
  'help.template': 'Holt den Text der Vereinbarung für ein Land',
  'help.language': 'Ändert die Sprache, in der ich mit Ihnen spreche',
  'help.cancel': 'Beendet, was Sie gerade tun; nichts wird gesendet',
  'help.help': 'Zeigt diese Übersicht',
  'help.example.country': 'Deutschland',
  'help.example.language': 'English',

  'choose.title': 'Welchen Kunden meinen Sie?',
  'choose.intro': 'Diese Kunden passen am besten zu „{words}“.',
  'choose.more':
    'Es passen noch mehr Kunden. Ist Ihrer nicht dabei, schreiben Sie mehr vom Namen, von der Domäne oder von der Mandanten-ID.',

  'status.direct.title': 'Der Kunde hat zugestimmt',
  'status.direct.text': 'Der Kunde hat der Vereinbarung selbst zugestimmt. Für Sie ist nichts mehr zu tun.',
  'status.attested.title': 'Zustimmung bestätigt',
  'status.attested.text': 'Ihr Unternehmen hat Microsoft bestätigt, dass dieser Kunde zugestimmt hat.',
  'status.renewal-due.title': 'Muss erneut bestätigt werden',
  'status.renewal-due.text':
    'Diese Zustimmung ist vom {acceptedOn}. Eine Zustimmung aus der Zeit vor dem {cutoff} muss erneut bestätigt werden.',
  'status.none.title': 'Noch keine Zustimmung',
  'status.none.text':
    'Partner Center hat für diesen Kunden keine Zustimmung. Neue Käufe sind gesperrt, bis eine bestätigt ist.',
  'status.unknown.title': 'Status nicht bekannt',
  'status.unknown.text':
    'Ich konnte den Status nicht lesen und kann deshalb nicht sagen, ob dieser Kunde zugestimmt hat.',
  'status.notYou':
    'Sie können es nicht selbst bestätigen. Wer es kann, sehen Sie mit „{command}“ und dem Namen des Kunden.',
  'status.privately': 'Zum Bestätigen schreiben Sie in unserem privaten Chat „{command}“ und den Namen des Kunden.',
  'status.confirm': 'Zustimmung bestätigen',
  'status.confirmAgain': 'Erneut bestätigen',
  'status.invite': 'Kunden einladen',
  'status.invited': 'Eingeladen von {agent} am {day}',
  'status.history': 'Verlauf',
  'status.checkAgain': 'Erneut prüfen',
  'status.show': 'Status',

  'road.direct': 'Direkt im Microsoft 365 Admin Center',
  'road.attested': 'Von Ihrem Unternehmen in Partner Center bestätigt',

  'fact.road': 'Zustimmung',
  'fact.acceptedOn': 'Zugestimmt am',
  'fact.acceptedBy': 'Zugestimmt hat',
  'fact.email': 'E-Mail',
  'fact.phone': 'Telefon',
  'fact.noPhone': 'Nicht angegeben',
  'fact.domain': 'Domäne',
  'fact.tenantId': 'Mandanten-ID',
  'fact.readAt': 'Zuletzt geprüft',
  'fact.confirmedBy': 'Bestätigt von',
  'fact.confirmedAt': 'Bestätigt am',
  'fact.enteredBy': 'Eingegeben von',
  'fact.enteredAt': 'Eingegeben am',
  'fact.template': 'Vorlagen-ID',
  'fact.reference': 'Referenz',
  'fact.country': 'Land oder Region',
  'fact.language': 'Sprache',

  'language.title': 'Welche Sprache soll ich sprechen?',
  'language.text': 'Im Moment ist es {current}.',
  'language.chosen.title': 'Ich spreche jetzt Deutsch mit Ihnen',
  'language.chosen.text': 'Sie können das jederzeit ändern: Schreiben Sie „{command}“.',

  'notice.reference': 'Referenz {reference}',

  'working.title': 'Ich bin noch dabei',
  'working.text': 'Das dauert etwas länger. Die Antwort erscheint an dieser Stelle.',

  'askCustomer.title': 'Welcher Kunde?',
  'askCustomer.text': 'Schreiben Sie einen beliebigen Teil seines Namens, seiner Domäne oder seiner Mandanten-ID.',

  'nothingToCancel.title': 'Es gibt nichts abzubrechen',
  'nothingToCancel.text': 'Es ist nichts offen, und es ist nichts gesendet worden.',
};
