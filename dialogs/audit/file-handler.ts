import { type HandedOut, fileConsent, reportFilesCard, storyFileText } from '../../cards/audit/file-cards.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { CustomersService } from '../../services/customers/customers-service.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { StoryService } from '../../services/audit/story-service.ts';
import { type Reply, reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

interface FileHandlerOptions {
  readonly customers: Pick<CustomersService, 'getCustomer'>;
  readonly stories: Pick<StoryService, 'read'>;
  readonly authorization: Pick<AuthorizationService, 'require'>;
  /** As the file is called that is made for it. */
  readonly nameOf: (wanted: HandedOut, turn: Turn) => string;
  readonly clock: Clock;
}

/** About what an entry takes in each form, and what stands around the entries. */
const sizes = { pdf: { around: 40_000, entry: 300 }, zip: { around: 3_000, entry: 1_500 } } as const;
const reportSize = 50_000;
const entriesLookedAt = 500;

/** Offers files that leave the company. They are made once Teams says where to save them. */
export class FileHandler {
  readonly #options: FileHandlerOptions;

  constructor(options: FileHandlerOptions) {
    this.#options = options;
  }

  async offer(turn: Turn, wanted: HandedOut): Promise<Reply> {
    await this.#options.authorization.require(turn.agent, 'export-evidence');
    const { language } = turn;
    const name = this.#options.nameOf(wanted, turn);
    return reply(fileConsent({ language, wanted, name, ...(await this.#describe(turn, wanted)) }));
  }

  async showReports({ agent, language }: Turn): Promise<Reply> {
    const { authorization, clock } = this.#options;
    await authorization.require(agent, 'export-evidence');
    const year = Number(dayAt(clock.now(), agent.timeZone).slice(0, 4));
    return reply(reportFilesCard({ language, years: [String(year), String(year - 1)] }));
  }

  async #describe({ agent, language }: Turn, wanted: HandedOut) {
    const wording = wordingFor(language);
    if (wanted.verb === 'audit.file')
      return { description: wording.filled('fileOut.report', { year: wanted.year }), sizeInBytes: reportSize };
    const { customers, stories } = this.#options;
    const { customerId, format } = wanted;
    const [{ companyName }, { entries }] = await Promise.all([
      customers.getCustomer(agent, customerId),
      stories.read(agent, customerId, { limit: entriesLookedAt }),
    ]);
    const { around, entry } = sizes[format];
    const files = format === 'pdf' ? [] : entries.flatMap((told) => told.files);
    const sizeInBytes = files.reduce((sum, { bytes }) => sum + bytes, around + entries.length * entry);
    return { description: storyFileText(format, companyName, wording), sizeInBytes };
  }
}
