import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerSummary } from '../../services/customer.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Owner } from '../../services/reminders/reminder.ts';
import { plainButton, sendButton } from '../kit/card-actions.ts';
import { type AdaptiveCardJson, CardTemplate } from '../kit/card-template.ts';
import { choiceTitle, shorten } from '../kit/shorten.ts';
import { type BackLink, backLinkData } from './back-link.ts';
import { ownerText } from './reminder-facts.ts';
import assign from './assign.json' with { type: 'json' };
import { type Wording, wordingFor } from '../wording/wording.ts';

interface AssignData {
  readonly language: LanguageTag;
  readonly customer: CustomerSummary;
  readonly owner: Owner | undefined;
  readonly agents: readonly { readonly agentId: AgentId; readonly name: string }[];
  /** Whether the agent who looks at the card could own the customer, and does not. */
  readonly mayTake: boolean;
  readonly from?: BackLink | undefined;
  /** What is wrong with the last attempt: a name that is no agent's, or nobody chosen. */
  readonly problem?: { readonly kind: 'unknown-agent'; readonly name: string } | { readonly kind: 'missing' };
}

/** More names would not fit into a card; a name can also be typed. */
export const agentsShown = 60;
const template = new CardTemplate(assign);

/** Asks which agent is to own a customer. */
export function assignCard(data: AssignData): AdaptiveCardJson {
  const { language, customer, owner, agents, mayTake } = data;
  const wording = wordingFor(language);
  const carried = { customerId: customer.customerId, ...backLinkData(data.from) };
  const toAssign = sendButton(wording.text('owner.choose'), { verb: 'owner.assign', ...carried });
  const toTake = plainButton(wording.text('owner.take'), { verb: 'owner.take', ...carried });
  return template.expand(wording, {
    title: customer.companyName,
    problems: problemSentences(data, wording),
    heading: wording.text('assign.title'),
    notes: [
      wording.filled('assign.now', { owner: ownerText(owner, wording) }),
      wording.text(agents.length > 0 ? 'assign.text' : 'assign.nobody'),
    ],
    assignees: agents.length > 0 ? [choiceOf(data, wording)] : [],
    buttons: [
      ...(agents.length > 0 ? [toAssign] : []),
      ...(mayTake ? [toTake] : []),
      plainButton(wording.text('plan.back'), { verb: 'reminder.show', ...carried }),
    ],
  });
}

function problemSentences({ problem }: AssignData, wording: Wording): readonly string[] {
  if (!problem) return [];
  if (problem.kind === 'missing') return [wording.text('assign.missing')];
  return [wording.filled('assign.unknown', { name: shorten(problem.name) })];
}

function choiceOf({ agents }: AssignData, wording: Wording) {
  return {
    label: wording.text('assign.to'),
    error: wording.text('assign.missing'),
    agents: agents.slice(0, agentsShown).map(({ agentId, name }) => ({ title: choiceTitle(name), value: agentId })),
  };
}
