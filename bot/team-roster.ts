import { setTimeout as delay } from 'node:timers/promises';
import { type CloudAdapter, type ConversationReference, TeamsInfo, type TeamsChannelAccount } from 'botbuilder';
import type { Contact } from '../services/conversations/contacts-store.ts';
import { type AgentId, parseGuid } from '../services/ids.ts';

/** What a team is to the Bot Connector. */
export interface Team {
  readonly teamId: string;
  readonly botId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
}

/** As many as Teams gives at once (bots/how-to/get-teams-context). */
const membersAPage = 500;
/** Of the 14 a second and 120 in half a minute that one team allows; the largest has 50 pages (bots/how-to/rate-limit). */
const betweenPagesMs = 100;

/** Reads who is in a team. The adapter repeats a read that Teams asks to repeat. */
export class TeamRoster {
  readonly #adapter: CloudAdapter;
  readonly #appId: string;

  constructor(options: { adapter: CloudAdapter; appId: string }) {
    this.#adapter = options.adapter;
    this.#appId = options.appId;
  }

  /** Page by page, those of the team's own organization: neither guests nor bots. */
  async *list(team: Team): AsyncGenerator<readonly Contact[], void, undefined> {
    let page: string | undefined;
    do {
      const { members, continuationToken } = await this.#read(team, page);
      yield members.flatMap((member) => contactFrom(member, team) ?? []);
      page = continuationToken;
      if (page) await delay(betweenPagesMs);
    } while (page);
  }

  async #read(team: Team, page: string | undefined): Promise<Awaited<ReturnType<typeof TeamsInfo.getPagedMembers>>> {
    let reading: ReturnType<typeof TeamsInfo.getPagedMembers> | undefined;
    await this.#adapter.continueConversationAsync(this.#appId, referenceTo(team), async (context) => {
      reading = TeamsInfo.getPagedMembers(context, membersAPage, page);
      await reading;
    });
    // The adapter hands a failure in here to its `onTurnError`, and then resolves.
    if (!reading) throw new Error('the roster was not read');
    return reading;
  }
}

function referenceTo({ teamId, botId, tenantId, serviceUrl }: Team): Partial<ConversationReference> {
  const conversation = { id: teamId, conversationType: 'channel', isGroup: true, name: '', tenantId };
  return { channelId: 'msteams', serviceUrl, bot: { id: botId, name: '' }, conversation };
}

/** Teams names a guest by `userRole`, by the tenant of their own, or by `#EXT#` in the name they sign in with. */
function contactFrom(member: Partial<TeamsChannelAccount>, team: Team): Contact | undefined {
  const agentId = parseGuid<AgentId>(member.aadObjectId ?? '');
  const isOurs = (member.tenantId ?? team.tenantId).toLowerCase() === team.tenantId;
  const isGuest = (member.userRole ?? 'user') !== 'user' || /#ext#/i.test(member.userPrincipalName ?? '');
  if (!agentId || member.id === undefined || !isOurs || isGuest) return undefined;
  return { ...team, agentId, userId: member.id, name: member.name ?? '' };
}
