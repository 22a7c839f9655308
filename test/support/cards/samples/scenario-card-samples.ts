import type { AdaptiveCardJson } from '../../../../cards/kit/card-template.ts';
import { scenarioCard } from '../../../../cards/agreements/scenario-card.ts';
import { type ScenarioAnswers, answersFromMessage, scenarioStep } from '../../../../services/agreements/scenario.ts';
import type { Language } from '../../../../services/conversations/language.ts';
import type { CustomerId } from '../../../../services/ids.ts';
import type { SampleWords } from '../card-sample-words.ts';

type Samples = readonly { readonly name: string; readonly card: (language: Language) => AdaptiveCardJson }[];

const customerId = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1' as CustomerId;
const everything = { attest: true, invite: true, createCustomer: true, handOver: false };
const nothing = { attest: false, invite: false, createCustomer: false, handOver: true };

const states: readonly (readonly [name: string, answers: ScenarioAnswers])[] = [
  ['bought?', {}],
  ['through whom?', { bought: 'yes' }],
  ['through whom, from the message?', answersFromMessage],
  ['sees?', { bought: 'yes', through: 'other-partner' }],
  ['attest, scenario 1', { bought: 'yes', through: 'us', sees: 'message' }],
  ['attest, scenario 2, another partner', { bought: 'yes', through: 'other-partner', sees: 'message' }],
  ['attest, scenario 2', { bought: 'yes', through: 'microsoft', sees: 'message' }],
  ['invite, sees the page', { bought: 'yes', through: 'us', sees: 'page' }],
  ['invite, not asked yet', { bought: 'yes', through: 'us', sees: 'nothing' }],
  ['invite as new', { bought: 'yes', through: 'other-partner', sees: 'nothing' }],
  ['invite as new, bought at Microsoft', { bought: 'yes', through: 'microsoft', sees: 'nothing' }],
  ['create', { bought: 'no' }],
  ['renewal exempt', { bought: 'yes', through: 'us', sees: 'auto-renewal' }],
];

/** A name on the card changes no more than title and ids; these stand for the rest. */
const withCustomer = ['through whom?', 'attest, scenario 1', 'invite, not asked yet'];

/** The scenario guide at each question and at each end, also for somebody who may only look. */
export function scenarioSamples({ companyName, domain }: SampleWords): Samples {
  const customer = { customerId, companyName, domain };
  return states.flatMap(([name, answers]) => {
    const step = scenarioStep(answers, false);
    const base = { step, offers: everything };
    const looks = { name: `scenarioCard: ${name}, may only look`, data: { ...base, offers: nothing } };
    const samples = [
      { name: `scenarioCard: ${name}`, data: base },
      ...(withCustomer.includes(name)
        ? [{ name: `scenarioCard: ${name}, one customer`, data: { ...base, customer } }]
        : []),
      ...(step.kind === 'road' ? [looks] : []),
      ...(step.kind === 'road' && step.road.kind === 'attest'
        ? [{ name: `scenarioCard: ${name}, by a link`, data: { ...base, offers: { ...everything, byLink: true } } }]
        : []),
    ];
    return samples.map(({ name: sample, data }) => ({
      name: sample,
      card: (language: Language) => scenarioCard({ ...data, language }),
    }));
  });
}
