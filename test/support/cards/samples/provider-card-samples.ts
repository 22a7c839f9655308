import { agreementStatusCard } from '../../../../cards/agreements/agreement-status-card.ts';
import { scenarioCard } from '../../../../cards/agreements/scenario-card.ts';
import { providerLetter } from '../../../../cards/invitations/letters.ts';
import { providerLetterCard } from '../../../../cards/invitations/provider-letter-card.ts';
import { resellerCustomersCard } from '../../../../cards/invitations/reseller-customers-card.ts';
import { orderReadinessCard } from '../../../../cards/orders/order-readiness-card.ts';
import { resellerReportCard } from '../../../../cards/reports/reseller-report-card.ts';
import { scenarioStep } from '../../../../services/agreements/scenario.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import type { Invitation } from '../../../../services/invitations/invitation.ts';
import type { CardSample } from '../card-sample.ts';
import type { SampleWords } from '../card-sample-words.ts';

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const otherCustomerId = '5b2a6f51-3c6e-4d6a-9d0e-6f4c53a7e7b2' as CustomerId;
const timeZone = 'Europe/Stockholm';
const readAt = new Date('2026-03-09T13:05:00Z');

/** What agents of an indirect reseller see. */
export function providerSamples(words: SampleWords, invitation: Invitation): readonly CardSample[] {
  const { companyName, domain, providerName, agentName } = words;
  const customer = { customerId, companyName, domain };
  const providers = [providerName, providerName];
  const offers = { attest: false, invite: true, handOver: false, providers };
  const letter = (name: string, about: typeof customer | undefined): CardSample => ({
    name: `providerLetterCard: ${name}`,
    card: (language) =>
      providerLetterCard({
        language,
        customer: about,
        offers,
        letterLanguage: language,
        letter: providerLetter(language, { customer: about, partner: providerName, agent: agentName }),
      }),
  });
  const list = (name: string, rows: number, page: number): CardSample => ({
    name: `resellerCustomersCard: ${name}`,
    card: (language) => {
      const other = { ...customer, customerId: otherCustomerId, companyName: words.otherCompanyName };
      const row = (at: number) => ({
        customer: at % 2 === 0 ? customer : other,
        lastInvitation: at % 2 === 0 ? invitation : undefined,
      });
      const shown = Array.from({ length: rows }, (_, at) => row(at));
      return resellerCustomersCard({ language, timeZone, list: { rows: shown, page, customers: rows && 60 }, offers });
    },
  });
  const unknown = { kind: 'unknown', reason: 'partner-type' } as const;
  const steps = { bought: 'yes', through: 'us', sees: 'message' } as const;
  return [
    letter('about a customer', customer),
    letter('about all of them', undefined),
    list('in the middle', 8, 1),
    list('none', 0, 0),
    {
      name: 'agreementStatusCard: of a reseller',
      card: (language) =>
        agreementStatusCard({ language, timeZone, customer, acceptance: unknown, readAt, offers, isPersonal: true }),
    },
    {
      name: 'orderReadinessCard: of a reseller',
      card: (language) => orderReadinessCard({ language, timeZone, customer, readiness: unknown, readAt, offers }),
    },
    {
      name: 'scenarioCard: attest, of a reseller',
      card: (language) =>
        scenarioCard({
          language,
          step: scenarioStep(steps, true),
          customer,
          offers: { ...offers, createCustomer: true },
        }),
    },
    {
      name: 'resellerReportCard',
      card: (language) =>
        resellerReportCard({
          language,
          offers,
          report: {
            countedAt: readAt,
            counts: { direct: 0, attested: 0, 'renewal-due': 0, none: 0, unknown: 60 },
            progress: { customers: 60, read: 0, isListed: true, isForProviderAlone: true },
            links: { 'link-ready': 0, 'link-waiting': 0, 'link-expired': 0 },
            isRead: false,
            trend: { kind: 'not-kept' },
            agents: [],
            others: { agents: 0, confirmed: { recently: 0, inAll: 0 }, invited: { recently: 0, inAll: 0 } },
          },
        }),
    },
  ];
}
