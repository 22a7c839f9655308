import type { Texts } from '../texts.ts';
import type { unconfirmed as english } from '../en/unconfirmed.ts';

export const unconfirmed: Texts<typeof english> = {
  'help.unconfirmed': 'Zeigt die Kunden, die nicht zugestimmt haben, die dringendsten zuerst',
  'help.remind': 'Legt fest, wann ein Kunde die Vereinbarung braucht oder wann ich Sie erinnere',
  'help.reminders': 'Ändert, wie ich Sie erinnere, oder beendet es',
  'help.assign': 'Legt fest, welcher Agent für einen Kunden zuständig ist',

  'unconfirmed.title.mine': 'Ihre Kunden ohne Zustimmung',
  'unconfirmed.title.nobody': 'Kunden ohne Zustimmung und ohne Zuständigen',
  'unconfirmed.title.all': 'Alle Kunden ohne Zustimmung',
  'unconfirmed.shown': '{first} bis {last} von {total}, die dringendsten zuerst',
  'unconfirmed.reading':
    'Bisher {read} von {customers} Kunden gelesen. Die noch nicht gelesenen zählen hier nicht mit.',
  'unconfirmed.listing':
    'Ich suche noch nach Kunden: Von {customers} gefundenen sind bisher {read} gelesen. Die anderen zählen hier nicht mit.',
  'unconfirmed.customer': 'Kunde',
  'unconfirmed.previous': 'Zurück',
  'unconfirmed.next': 'Weiter',
  'unconfirmed.mine': 'Meine',
  'unconfirmed.nobody': 'Ohne Zuständigen',
  'unconfirmed.all': 'Alle',
  'unconfirmed.none.mine.title': 'Von Ihren Kunden ist keiner offen',
  'unconfirmed.none.mine.text': 'Alle Kunden, für die Sie zuständig sind, haben zugestimmt.',
  'unconfirmed.none.nobody.title': 'Niemand ist vergessen',
  'unconfirmed.none.nobody.text': 'Für jeden Kunden ohne Zustimmung ist jemand zuständig.',
  'unconfirmed.none.all.title': 'Alle haben zugestimmt',
  'unconfirmed.none.all.text': 'Es ist keine Zustimmung mehr zu bestätigen. Gut gemacht.',
  'unconfirmed.reading.title': 'Bisher keine',
  'unconfirmed.untold.title': 'Ich kann nicht sehen, wer zugestimmt hat',
  'unconfirmed.untold.text':
    'Ihr Unternehmen ist ein indirekter Handelspartner. Partner Center zeigt nur dem indirekten Anbieter, wer zugestimmt hat. Fragen Sie Ihren Anbieter.',

  'owner.label': 'Zuständig',
  'owner.none': 'Noch niemand',
  'owner.assigned': '{owner} (zugewiesen)',
  'owner.invited': '{owner} (hat den Kunden eingeladen)',
  'owner.started': '{owner} (hat mit dem Bestätigen begonnen)',
  'owner.confirmed': '{owner} (hat zuletzt bestätigt)',
  'owner.take': 'Übernehmen',
  'owner.choose': 'Zuweisen',

  'assign.title': 'Wer ist für diesen Kunden zuständig?',
  'assign.now': 'Zuständig: {owner}',
  'assign.text': 'Wer zuständig ist, bekommt die Erinnerungen an ihn.',
  'assign.nobody': 'Ich kenne noch keinen anderen Agenten. Ich lerne Agenten kennen, wenn sie mir schreiben.',
  'assign.to': 'Künftig zuständig',
  'assign.missing': 'Wählen Sie einen Agenten.',
  'assign.unknown': 'Ich kenne keinen Agenten namens „{name}“. Wählen Sie hier einen.',
};
