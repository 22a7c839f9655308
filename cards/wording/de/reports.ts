import type { Texts } from '../texts.ts';
import type { reports as english } from '../en/reports.ts';

export const reports: Texts<typeof english> = {
  'help.report': 'Zeigt, wie viele Kunden zugestimmt haben, den Trend und wer bestätigt hat',

  'report.title': 'So steht es um Ihre Kunden',
  'report.accepted.one': 'Einer von {customers} Kunden hat zugestimmt',
  'report.accepted': '{accepted} von {customers} Kunden haben zugestimmt',
  'report.reading': 'Bisher {read} von {customers} Kunden gelesen',
  'report.listing': 'Ich suche noch nach Kunden: Von {customers} gefundenen sind bisher {read} gelesen',
  'report.others': 'Der Status der anderen ist noch nicht bekannt.',
  'report.none.title': 'Noch keine Kunden',
  'report.none.text':
    'Ich kenne noch keinen Kunden Ihres Unternehmens. Sobald Partner Center welche aufgelistet hat, zähle ich sie hier.',
  'report.trend.title': 'Die letzten 12 Wochen',
  'report.trend.customers': 'Kunden',
  'report.trend.later':
    'Einen Trend gibt es noch nicht. Ich zähle einmal am Tag; ab dem {day} können Sie hier Wochen vergleichen.',
  'report.trend.reading':
    'Einen Trend gibt es noch nicht. Ich zähle einmal am Tag, sobald fast alle Kunden gelesen sind.',
  'report.trend.accepted': 'Vom {from} bis zum {to} ging die Zahl der Kunden mit Zustimmung von {first} auf {last}.',
  'report.trend.unconfirmed': 'Die Zahl der Kunden ohne Zustimmung ging von {first} auf {last}.',
  'report.trend.unknown': 'Die Zahl der Kunden, deren Status nicht bekannt ist, ging von {first} auf {last}.',
  'report.agents.title': 'Wer bestätigt hat',
  'report.agents.nobody': 'Hier hat noch niemand einen Kunden bestätigt oder eingeladen.',
  'report.agents.others': 'Andere ({count})',
  'report.agents.how': 'In den letzten 30 Tagen, in Klammern insgesamt',
  'report.agent.confirmed': '{recently} bestätigt ({inAll})',
  'report.agent.invited': '{recently} eingeladen ({inAll})',
  'report.counted': 'Gezählt am {instant}',
  'report.refresh': 'Aktualisieren',
  'report.unconfirmed': 'Unbestätigte anzeigen',
};
