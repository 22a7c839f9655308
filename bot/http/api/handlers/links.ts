import type {
  LinkFollowing,
  LinkRequests,
  LinkView,
  StartResult,
} from '../../../../services/agreements/links/link-results.ts';
import { letterWithLink } from '../../../../cards/agreements/links/letter-with-link.ts';
import type { DraftsService } from '../../../../services/agreements/drafts-service.ts';
import type { LinkObstacle } from '../../../../services/agreements/links/link-check.ts';
import type { ConversationsStore } from '../../../../services/conversations/conversations-store.ts';
import type { Language } from '../../../../services/conversations/language.ts';
import type { DraftId, LinkId } from '../../../../services/ids.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import type { InvitationsService } from '../../../../services/invitations/invitations-service.ts';
import type { Caller, HandlersOf } from '../api-call.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { linkActs, linkOperations } from '../contract/links.ts';
import { linkOf } from './records.ts';

interface LinksOptions {
  readonly links: LinkFollowing;
  readonly requests: LinkRequests;
  readonly drafts: DraftsService;
  readonly invitations: Pick<InvitationsService, 'getPartnerName'>;
  /** Where the agent is told of an outcome that comes late. */
  readonly conversations: Pick<ConversationsStore, 'findPersonal'>;
}

type Act = (agent: Agent, linkId: LinkId) => Promise<LinkView | undefined>;

function actsOf({ links, requests }: LinksOptions): Readonly<Record<(typeof linkActs)[number], Act>> {
  return {
    'mark-sent': (agent, linkId) => links.markSent(agent, linkId),
    'take-sent-back': (agent, linkId) => links.takeSentBack(agent, linkId),
    look: (agent, linkId) => links.refresh(agent, linkId),
    'ask-again': (agent, linkId) => requests.tryAgain(agent, linkId),
    renew: (agent, linkId) => requests.renew(agent, linkId),
    withdraw: (agent, linkId) => links.withdraw(agent, linkId),
    create: (agent, linkId) => links.createAgreement(agent, linkId),
  };
}

/** Links on which customers accept. The address is in the letter alone. */
export function linkHandlers(options: LinksOptions): HandlersOf<typeof linkOperations> {
  const { links } = options;
  const acts = actsOf(options);
  return {
    makeLink: (call) => make(call, call.params.draftId, options),
    getLink: async (call) => shown(call, await links.find(call.agent, call.params.linkId)),
    showLinkLetter: (call) => letterOf(call, { ...call.params, ...call.body }, options),
    mailLink: (call) => mail(call, { ...call.params, ...call.body }, options),
    actOnLink: async (call) => {
      const view = await acts[call.body.act](call.agent, call.params.linkId);
      return view?.obstacle ? stopped(call, view.obstacle) : shown(call, view);
    },
  };
}

function shown({ agent, wording }: Caller, view: LinkView | undefined) {
  if (!view) throw new ApiRefusal('not-found');
  return linkOf(view, agent, wording);
}

async function make(caller: Caller, draftId: DraftId, { links, requests, drafts, conversations }: LinksOptions) {
  const { agent } = caller;
  const draft = await drafts.find(agent, draftId);
  if (!draft) throw new ApiRefusal('not-found');
  if (draft.state !== 'open') return shown(caller, await links.findByDraft(agent, draftId));
  const { obstacle, version } = await requests.check(agent, draft);
  if (obstacle) return stopped(caller, obstacle);
  const chat = await conversations.findPersonal(agent.agentId);
  const place = { conversationId: chat?.conversationId ?? '', activityId: undefined };
  return startedOf(caller, await requests.start(agent, { draftId, version, place }));
}

function startedOf(caller: Caller, started: StartResult) {
  switch (started.kind) {
    case 'link':
      return shown(caller, started.view);
    case 'superseded':
      if (started.check.obstacle) return stopped(caller, started.check.obstacle);
      throw new ApiRefusal('changed');
    case 'incomplete':
      throw new ApiRefusal('unusable', { detail: caller.wording.text('form.check') });
    case 'entry':
    case 'cancelled':
    case 'unknown-draft':
      throw new ApiRefusal('not-found');
  }
}

/** A link that is there already is shown in place of a second one. */
function stopped(caller: Caller, obstacle: LinkObstacle) {
  if (obstacle.kind === 'open-link') return shown(caller, { link: obstacle.link, entry: undefined });
  throw new ApiRefusal('link-needless', { detail: obstacleText(obstacle, caller) });
}

function obstacleText({ kind }: Exclude<LinkObstacle, { kind: 'open-link' }>, { wording }: Caller): string {
  switch (kind) {
    case 'same-contact':
      return wording.text('link.form.same-signer');
    case 'no-country':
      return wording.text('link.form.no-country');
    case 'underway':
    case 'confirmed':
    case 'direct':
    case 'unchecked':
      return wording.text(`review.${kind}.title`);
  }
}

interface Asked {
  readonly linkId: LinkId;
  readonly letterLanguage?: string | undefined;
}

async function letterOf(caller: Caller, asked: Asked, options: LinksOptions) {
  const { letter, letterLanguage, link, address } = await written(caller, asked, options);
  const to = link.contact?.email ?? null;
  const canMail = options.links.mails && to !== null && link.mail?.state !== 'sending';
  return { ...letter, to, link: address, letterLanguage, canMail };
}

async function written(
  { agent }: Caller,
  { linkId, letterLanguage: chosen }: Asked,
  { links, invitations }: LinksOptions,
) {
  const opened = await links.open(agent, linkId);
  if (!opened) throw new ApiRefusal('not-found');
  if (opened.kind === 'closed') throw new ApiRefusal('changed');
  const partner = await invitations.getPartnerName(agent);
  return { ...opened, ...letterWithLink({ opened, chosen: chosen as Language | undefined, partner, agent }) };
}

async function mail(caller: Caller, asked: Asked & { readonly tries: number }, options: LinksOptions) {
  const { letter } = await written(caller, asked, options);
  return shown(caller, await options.links.mail(caller.agent, asked.linkId, { letter, tries: asked.tries }));
}
