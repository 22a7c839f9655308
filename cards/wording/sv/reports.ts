import type { Texts } from '../texts.ts';
import type { reports as english } from '../en/reports.ts';

export const reports: Texts<typeof english> = {
  'help.report': 'Visar hur många kunder som har godkänt avtalet, trenden och vem som har bekräftat',

  'report.title': 'Så ligger dina kunder till',
  'report.accepted.one': 'En av {customers} kunder har godkänt avtalet',
  'report.accepted': '{accepted} av {customers} kunder har godkänt avtalet',
  'report.reading': '{read} av {customers} kunder har lästs hittills',
  'report.listing': 'Jag letar fortfarande efter kunder: {read} av {customers} som hittats hittills har lästs',
  'report.others': 'De andras status är inte känd än.',
  'report.none.title': 'Inga kunder än',
  'report.none.text':
    'Jag känner inte till någon av företagets kunder än. Så snart Partnercenter har listat några räknar jag dem här.',
  'report.trend.title': 'De senaste 12 veckorna',
  'report.trend.customers': 'Kunder',
  'report.trend.later':
    'Det finns ingen trend än. Jag räknar en gång om dagen, och från den {day} kan du jämföra veckor här.',
  'report.trend.reading':
    'Det finns ingen trend än. Jag börjar räkna en gång om dagen när nästan alla kunder har lästs.',
  'report.trend.accepted': 'Från {from} till {to} gick antalet kunder med godkännande från {first} till {last}.',
  'report.trend.unconfirmed': 'Antalet kunder utan godkännande gick från {first} till {last}.',
  'report.trend.unknown': 'Antalet kunder med okänd status gick från {first} till {last}.',
  'report.agents.title': 'Vem som har bekräftat',
  'report.agents.nobody': 'Ingen har bekräftat eller bjudit in någon kund här än.',
  'report.agents.others': 'Övriga ({count})',
  'report.agents.how': 'De senaste 30 dagarna, och totalt inom parentes',
  'report.agent.confirmed': '{recently} bekräftade ({inAll})',
  'report.agent.invited': '{recently} inbjudna ({inAll})',
  'report.counted': 'Räknat den {instant}',
  'report.refresh': 'Uppdatera',
  'report.unconfirmed': 'Visa obekräftade',
};
