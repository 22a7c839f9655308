import type { HandedOut } from '../../cards/audit/file-cards.ts';
import { EvidenceHandler } from '../../dialogs/audit/evidence-handler.ts';
import { FileHandler } from '../../dialogs/audit/file-handler.ts';
import { GroundHandler } from '../../dialogs/audit/ground-handler.ts';
import type { Handlers } from '../../dialogs/routing/handlers.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { GroundsService } from '../../services/audit/grounds-service.ts';
import type { Clock } from '../../services/clock.ts';
import type { ConversationMessenger } from '../proactive/late-replies.ts';
import type { EvidenceFiles } from '../documents/evidence-files.ts';
import { fileNameOf, makeFile } from '../documents/wanted-file.ts';
import { FileConsents } from '../teams/file-consents.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';

type Handling = ConstructorParameters<typeof EvidenceHandler>[0];

/** Of what the evidence log is shown and handed out by. */
interface Audit extends Pick<Handling, 'stories' | 'attaching' | 'readFile'> {
  readonly grounds: GroundsService;
  readonly evidenceFiles: EvidenceFiles;
}

interface EvidenceChatParts extends Pick<Services, 'authorization' | 'customers'> {
  readonly audit: Audit;
}

/** What is said in the chat about evidence. */
export function createEvidenceHandlers(
  { audit, customers, authorization }: EvidenceChatParts,
  clock: Clock,
): Pick<Handlers, 'evidence' | 'grounds' | 'files'> {
  const evidence = new EvidenceHandler({ ...audit, customers, authorization });
  const grounds = new GroundHandler({
    grounds: audit.grounds,
    showStory: (turn, customerId) => evidence.open(turn, { verb: 'evidence.show', customerId, before: undefined }),
  });
  const nameOf = (wanted: HandedOut, { agent }: Turn) => fileNameOf(wanted, agent, clock);
  const files = new FileHandler({ customers, stories: audit.stories, authorization, nameOf, clock });
  return { evidence, grounds, files };
}

interface FileParts {
  readonly audit: Audit;
  readonly chatMessenger: Pick<ConversationMessenger, 'send'>;
}

/** Files that agents take along, where Teams lets them. */
export function createFileConsents(
  { isFileOfTeams: isOfTeams, clock, log }: DeskOptions,
  { audit, chatMessenger: messenger }: FileParts,
): FileConsents {
  const make = (turn: Turn, wanted: HandedOut) => makeFile(audit.evidenceFiles, { turn, wanted, clock });
  return new FileConsents({ make, isOfTeams, messenger, log });
}
