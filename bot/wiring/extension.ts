import { CustomerResultsHandler } from '../../dialogs/message-extension/customer-results-handler.ts';
import { PageLinkHandler } from '../../dialogs/message-extension/page-link-handler.ts';
import { TeamsDialogHandler } from '../../dialogs/message-extension/teams-dialog-handler.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { runAction } from '../../dialogs/routing/actions.ts';
import type { Handlers } from '../../dialogs/routing/handlers.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { SharedBuckets } from '../../services/database/shared-buckets.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Acquaintances } from '../teams/acquaintances.ts';
import { ExtensionInvokes } from '../teams/message-extension/extension-invokes.ts';
import type { TurnLimit } from '../teams/turn-limit.ts';
import type { DeskOptions } from './options.ts';
import type { Services } from './services.ts';

interface ExtensionParts {
  readonly services: Pick<
    Services,
    'authorization' | 'conversations' | 'customers' | 'evidence' | 'mentioned' | 'signIns'
  >;
  readonly handlers: Handlers;
  readonly failureReply: (error: unknown, turn: Turn) => Promise<Reply>;
  readonly acquaintances: Acquaintances;
  readonly limit: TurnLimit;
  readonly searches: SharedBuckets<AgentId>;
}

/** The message extension and its dialogs, on what answers the private chat. */
export function createExtension({ api, teamsAppId, log }: DeskOptions, parts: ExtensionParts): ExtensionInvokes {
  const { services, handlers, failureReply, ...asked } = parts;
  const { authorization, conversations, customers, evidence, mentioned, signIns } = services;
  return new ExtensionInvokes({
    ...asked,
    conversations,
    results: new CustomerResultsHandler({ customers, log }),
    links: new PageLinkHandler({ authorization, publicUrl: api.publicUrl, teamsAppId }),
    dialogs: new TeamsDialogHandler({
      press: (turn, action) => runAction(handlers, turn, action),
      confirm: (turn, customer) => handlers.attestations.startUnlessAccepted(turn, customer),
      askWhom: (turn) => handlers.questions.ask(turn, { command: 'confirm' }),
      ...{ mentioned, authorization, signIns, failureReply },
    }),
    signIns,
    evidence,
    log,
  });
}
