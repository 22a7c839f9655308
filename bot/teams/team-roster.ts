import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Contact } from '../../services/conversations/contacts-store.ts';
import { type AgentId, parseGuid } from '../../services/ids.ts';
import { type Connector, type MembersPage, untilTaken } from '../proactive/connector.ts';

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
/** The largest team has 50; more would be pages that never end. */
const mostPages = 100;

const text = z.string().optional().catch(undefined);
/** Of a member, what is read; somebody without an id of their own is nobody to write to. */
const memberAccount = z.object({
  id: z.string().regex(/^[!-~]+$/),
  aadObjectId: z.string(),
  name: text,
  tenantId: text,
  userRole: text,
  userPrincipalName: text,
});

/** Reads who is in a team, and repeats what Teams asks to repeat. */
export class TeamRoster {
  readonly #connector: Connector;

  constructor({ connector }: { readonly connector: Connector }) {
    this.#connector = connector;
  }

  /** Page by page, those of the team's own organization: neither guests nor bots. */
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

/** Teams names a guest by `userRole`, by the tenant of their own, or by `#EXT#` in the name they sign in with. */
function contactFrom(given: unknown, team: Team): Contact | undefined {
  const member = memberAccount.safeParse(given).data;
  const agentId = parseGuid<AgentId>(member?.aadObjectId ?? '');
  if (!member || !agentId) return undefined;
  const { id, name = '', tenantId = team.tenantId, userRole = 'user', userPrincipalName = '' } = member;
  const isGuest = userRole !== 'user' || /#ext#/i.test(userPrincipalName);
  if (tenantId.toLowerCase() !== team.tenantId || isGuest) return undefined;
  return { ...team, agentId, userId: id, name: name.replaceAll('\0', '') };
}
