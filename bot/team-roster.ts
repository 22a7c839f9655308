import { setTimeout as delay } from 'node:timers/promises';
import type { TeamsChannelAccount } from 'botbuilder';
import type { Contact } from '../services/conversations/contacts-store.ts';
import { type AgentId, parseGuid } from '../services/ids.ts';
import type { Connector, MembersPage } from './connector.ts';
import { untilTaken } from './proactive/until-taken.ts';

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

/** Reads who is in a team, and repeats what Teams asks to repeat. */
export class TeamRoster {
  readonly #connector: Connector;

  constructor({ connector }: { readonly connector: Connector }) {
    this.#connector = connector;
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

  #read({ teamId, serviceUrl }: Team, continuationToken: string | undefined): Promise<MembersPage> {
    const spot = { serviceUrl, conversationId: teamId };
    return untilTaken(() => this.#connector.listMembers(spot, { pageSize: membersAPage, continuationToken }));
  }
}

/** Teams names a guest by `userRole`, by the tenant of their own, or by `#EXT#` in the name they sign in with. */
function contactFrom(member: Partial<TeamsChannelAccount>, team: Team): Contact | undefined {
  const agentId = parseGuid<AgentId>(member.aadObjectId ?? '');
  const isOurs = (member.tenantId ?? team.tenantId).toLowerCase() === team.tenantId;
  const isGuest = (member.userRole ?? 'user') !== 'user' || /#ext#/i.test(member.userPrincipalName ?? '');
  if (!agentId || member.id === undefined || !isOurs || isGuest) return undefined;
  return { ...team, agentId, userId: member.id, name: member.name ?? '' };
}
