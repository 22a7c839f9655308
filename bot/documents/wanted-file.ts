import type { HandedOut } from '../../cards/audit/file-cards.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { Period } from '../../services/audit/period-report-service.ts';
import { type CalendarDay, dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import type { Agent } from '../../services/identity/agent.ts';
import { type EvidenceFiles, type MadeFile, reportFileName, storyFileName } from './evidence-files.ts';

/** How the file is called that a press in the chat asks for. */
export function fileNameOf(wanted: HandedOut, agent: Agent, clock: Clock): string {
  if (wanted.verb === 'evidence.file') return storyFileName(wanted.customerId, wanted.format);
  return reportFileName(periodOf(wanted.year, agent, clock), wanted.format);
}

interface Wanted {
  readonly turn: Pick<Turn, 'agent' | 'language'>;
  readonly wanted: HandedOut;
  readonly clock: Clock;
}

export function makeFile(files: EvidenceFiles, { turn, wanted, clock }: Wanted): Promise<MadeFile> {
  const { agent, language } = turn;
  const reader = { agent, wording: wordingFor(language) };
  if (wanted.verb === 'evidence.file') return files.story(reader, wanted.customerId, wanted);
  return files.report(reader, periodOf(wanted.year, agent, clock), wanted.format);
}

/** The whole year; of the one that is not over, what there is. */
function periodOf(year: string, { timeZone }: Agent, clock: Clock): Period {
  const [last, today] = [`${year}-12-31` as CalendarDay, dayAt(clock.now(), timeZone)];
  return { from: `${year}-01-01` as CalendarDay, until: today < last ? today : last };
}
