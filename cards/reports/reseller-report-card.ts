import type { LanguageTag } from '../../services/conversations/language.ts';
import type { OfferedRoads } from '../../services/identity/capabilities.ts';
import type { Report } from '../../services/reports/report.ts';
import { askProviderButtons, providerFacts } from '../agreements/acceptance-road.ts';
import { plainButton, ranked } from '../kit/card-actions.ts';
import type { AdaptiveCardJson } from '../kit/card-template.ts';
import { recordCard } from '../kit/record-card.ts';
import { wordingFor } from '../wording/wording.ts';

interface ResellerReportData {
  readonly language: LanguageTag;
  readonly report: Report;
  readonly offers: OfferedRoads;
}

/** What there is to count for an indirect reseller, whose provider alone is told who has accepted. */
export function resellerReportCard({ language, report, offers }: ResellerReportData): AdaptiveCardJson {
  const wording = wordingFor(language);
  const { agents, others, progress } = report;
  const invited = [...agents, others].reduce((sum, agent) => sum + agent.invited.inAll, 0);
  return recordCard({
    language,
    title: wording.text('report.title'),
    banner: { style: 'accent', title: wording.text('provider.title'), paragraphs: [wording.text('provider.tells')] },
    facts: [
      { label: wording.text('report.trend.customers'), value: wording.number(progress.customers) },
      { label: wording.text('provider.invitations'), value: wording.number(invited) },
      ...providerFacts(offers, wording),
    ],
    buttons: ranked([
      plainButton(wording.text('provider.show'), { verb: 'provider.customers', page: '1' }),
      ...askProviderButtons({ offers }, wording),
    ]),
  });
}
