import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Contact } from '../../services/conversations/contacts-store.ts';
import { type AgentId, parseGuid } from '../../services/ids.ts';
import { type Connector, type MembersPage, untilTaken } from '../proactive/connector.ts';

/** A team as the Bot Connector addresses it. */
export interface Team {
  readonly teamId: string;
  readonly botId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
}

/** As many as Teams gives at once (bots/how-to/get-teams-context). */
const membersAPage = 500;
/** One team allows 14 calls a second and 120 in half a minute. The largest has 50 pages (bots/how-to/rate-limit). */
const betweenPagesMs = 100;
/** The largest team has 50. More means that the pages never end. */
const mostPages = 100;

const text = z.string().optional().catch(undefined);
/** The fields that are read of a member. The bot cannot write to a member without an id. */
const memberAccount = z.object({
  id: z.string().regex(/^[!-~]+$/),
  aadObjectId: z.string(),
  name: text,
  tenantId: text,
  userRole: text,
  userPrincipalName: text,
});

/** Lists the members of a team, and repeats calls where Teams asks for it. */
export class TeamRoster {
  readonly #connector: Connector;

  constructor({ connector }: { readonly connector: Connector }) {
    this.#connector = connector;
  }

  /** Lists, page by page, members of the team's own organization: neither guests nor bots. */
  async *list(team: Team): AsyncGenerator<readonly Contact[], void, undefined> {
    let token: string | undefined;
    for (let page = 1; page <= mostPages; page++) {
      const { members, continuationToken } = await this.#read(team, token);
      yield members.flatMap((member) => contactFrom(member, team) ?? []);
      if (!continuationToken) return;
      token = continuationToken;
      await delay(betweenPagesMs);
    }
    throw new Error('the pages of a roster do not end');
  }

  #read({ teamId, serviceUrl }: Team, continuationToken: string | undefined): Promise<MembersPage> {
    const spot = { serviceUrl, conversationId: teamId };
    return untilTaken(() => this.#connector.listMembers(spot, { pageSize: membersAPage, continuationToken }));
  }
}

/** A guest has another `userRole`, another tenant, or `#EXT#` in the sign-in name. */
function contactFrom(given: unknown, team: Team): Contact | undefined {
  const member = memberAccount.safeParse(given).data;
  const agentId = parseGuid<AgentId>(member?.aadObjectId ?? '');
  if (!member || !agentId) return undefined;
  const { id, name = '', tenantId = team.tenantId, userRole = 'user', userPrincipalName = '' } = member;
  const isGuest = userRole !== 'user' || /#ext#/i.test(userPrincipalName);
  if (tenantId.toLowerCase() !== team.tenantId || isGuest) return undefined;
  return { ...team, agentId, userId: id, name: name.replaceAll('\0', '') };
}
