import type { z } from 'zod';
import { acceptedText } from '../../../../cards/agreements/accepted-text.ts';
import { storyTexts } from '../../../../cards/audit/story-texts.ts';
import { TooManyToExportError, mostExported } from '../../../../services/audit/too-many-to-export-error.ts';
import type { AttachingService } from '../../../../services/audit/attaching-service.ts';
import type { GroundsService } from '../../../../services/audit/grounds-service.ts';
import type { StoryService } from '../../../../services/audit/story-service.ts';
import type { ToldEntry } from '../../../../services/audit/told-entry.ts';
import type { CustomerSummary } from '../../../../services/customer.ts';
import type { CustomerFilter } from '../../../../services/reminders/lists/customer-filter.ts';
import type { CustomerListService } from '../../../../services/reminders/lists/customer-list-service.ts';
import { customerFilterOf } from '../../../../services/reminders/lists/filter-criteria.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { CalendarDay } from '../../../../services/calendar-day.ts';
import type { EvidenceFiles } from '../../../documents/evidence-files.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import type { evidenceOperations } from '../contract/evidence.ts';

const entriesAPage = 50;

interface EvidenceOptions {
  readonly stories: StoryService;
  readonly evidenceFiles: EvidenceFiles;
  readonly attaching: AttachingService;
  readonly grounds: GroundsService;
  readonly lists: Pick<CustomerListService, 'list'>;
}

export function evidenceHandlers(options: EvidenceOptions): HandlersOf<typeof evidenceOperations> {
  return { ...tellingHandlers(options), ...exportHandlers(options) };
}

/** What is seen, and what is added. */
function tellingHandlers({
  stories,
  attaching,
  grounds,
}: EvidenceOptions): Pick<HandlersOf<typeof evidenceOperations>, 'getStory' | 'giveGround' | 'attachFile'> {
  return {
    getStory: async (call) => {
      const range = { before: call.query.before, limit: entriesAPage };
      const { agent, params, wording } = call;
      const [{ entries, hasMore }, lacking] = await Promise.all([
        stories.read(agent, params.customerId, range),
        grounds.listLacking(agent, params.customerId),
      ]);
      return {
        ...{ entries: entries.map((told) => entryOf(told, call)), hasMore },
        lacking: lacking.map(({ entry, lacks }) => ({
          ...{ attestationId: entry.attestationId, text: acceptedText(entry, wording), lacks: [...lacks] },
        })),
      };
    },
    giveGround: async ({ agent, params, body, wording }) => {
      const { attestationId, ...form } = body;
      const { problems } = await grounds.give(agent, { ...params, attestationId }, form);
      const { groundReference } = problems;
      return { problems: groundReference ? { groundReference: wording.text('form.problem.too-long') } : {} };
    },
    attachFile: async ({ agent, params, query, file: content }) =>
      attaching.attach(agent, params.customerId, { ...query, content: () => Promise.resolve(content) }),
  };
}

/** What leaves the company. */
function exportHandlers({
  evidenceFiles,
  lists,
}: EvidenceOptions): Pick<HandlersOf<typeof evidenceOperations>, 'exportStory' | 'exportStories' | 'reportPeriod'> {
  return {
    exportStories: async (call) => {
      const { agent, query } = call;
      const customers = await customersIn(lists, agent, customerFilterOf(query, agent.agentId));
      return evidenceFiles.stories(call, customers, query.format);
    },
    exportStory: (call) => evidenceFiles.story(call, call.params.customerId, call.query),
    reportPeriod: (call) => {
      const { from, until, format } = call.query;
      return evidenceFiles.report(call, { from: from as CalendarDay, until: until as CalendarDay }, format);
    },
  };
}

/** Throws `TooManyToExportError`. */
async function customersIn(
  lists: EvidenceOptions['lists'],
  agent: Agent,
  filter: CustomerFilter,
): Promise<readonly CustomerSummary[]> {
  const page = await lists.list(agent, { filter, pageSize: mostExported });
  if (page.next !== undefined) throw new TooManyToExportError(mostExported);
  return page.rows.map(({ customer }) => customer);
}

type Shown = z.output<(typeof evidenceOperations)['getStory']['answer']>['entries'][number];

function entryOf(told: ToldEntry, { agent, wording }: Caller): Shown {
  const { entry, position, proof } = told;
  const { proof: proofText, title, lines, by } = storyTexts(told, { wording, timeZone: agent.timeZone });
  return {
    ...{ position, kind: entry?.kind ?? null, at: entry?.at ?? null },
    ...{ title, lines: [...lines], by, proof, proofText },
  };
}
