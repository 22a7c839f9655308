import type { Texts } from '../texts.ts';
import type { reports as english } from '../en/reports.ts';

export const reports: Texts<typeof english> = {
  'help.report': 'Toont hoeveel klanten hebben geaccepteerd, de trend en wie heeft bevestigd',

  'report.title': 'Hoe je klanten ervoor staan',
  'report.accepted.one': 'Een van de {customers} klanten heeft geaccepteerd',
  'report.accepted': '{accepted} van {customers} klanten hebben geaccepteerd',
  'report.reading': 'Tot nu toe {read} van {customers} klanten gelezen',
  'report.listing': 'Ik zoek nog naar klanten: van de {customers} gevonden klanten zijn er tot nu toe {read} gelezen',
  'report.others': 'De status van de andere is nog niet bekend.',
  'report.none.title': 'Nog geen klanten',
  'report.none.text':
    'Ik ken nog geen klant van je bedrijf. Zodra het Partnercentrum er heeft vermeld, tel ik ze hier.',
  'report.trend.title': 'De laatste 12 weken',
  'report.trend.customers': 'Klanten',
  'report.trend.later': 'Er is nog geen trend. Ik tel één keer per dag, en vanaf {day} kun je hier weken vergelijken.',
  'report.trend.reading':
    'Er is nog geen trend. Ik begin één keer per dag te tellen als bijna alle klanten zijn gelezen.',
  'report.trend.accepted': 'Van {from} tot {to} ging het aantal klanten met acceptatie van {first} naar {last}.',
  'report.trend.unconfirmed': 'Het aantal klanten zonder acceptatie ging van {first} naar {last}.',
  'report.trend.unknown': 'Het aantal klanten van wie de status niet bekend is, ging van {first} naar {last}.',
  'report.agents.title': 'Wie heeft bevestigd',
  'report.agents.nobody': 'Niemand heeft hier nog een klant bevestigd of uitgenodigd.',
  'report.agents.others': 'Anderen ({count})',
  'report.agents.how': 'In de laatste 30 dagen, en tussen haakjes in totaal',
  'report.agent.confirmed': '{recently} bevestigd ({inAll})',
  'report.agent.invited': '{recently} uitgenodigd ({inAll})',
  'report.counted': 'Geteld op {instant}',
  'report.refresh': 'Vernieuwen',
  'report.unconfirmed': 'Onbevestigde tonen',
};
