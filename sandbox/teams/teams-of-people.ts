import { partnerTenantId } from '../people.ts';
import { memberAccount, personOf } from './teams-account.ts';

/** A guest is of another organization. */
export interface TeamMember {
  readonly objectId: string;
  readonly isGuest: boolean;
}

interface MembersPage {
  readonly members: readonly Record<string, string>[];
  readonly continuationToken?: string;
}

const guestTenantId = '33333333-3333-4333-8333-333333333333';
/** Teams gives 500. With so few, tests meet several pages. */
const usualPageSize = 3;

/** The teams in which the app is installed, with their members. In memory. */
export class TeamsOfPeople {
  readonly #members = new Map<string, TeamMember[]>();

  membersOf(teamId: string): readonly TeamMember[] | undefined {
    return this.#members.get(teamId);
  }

  add(teamId: string, members: readonly TeamMember[]): void {
    this.#members.set(teamId, [...(this.#members.get(teamId) ?? []), ...members]);
  }

  remove(teamId: string, objectIds: readonly string[]): void {
    const left = (this.#members.get(teamId) ?? []).filter(({ objectId }) => !objectIds.includes(objectId));
    this.#members.set(teamId, left);
  }

  /** The bot leaves the team. */
  leave(teamId: string): void {
    this.#members.delete(teamId);
  }

  page(members: readonly TeamMember[], from: number, pageSize: number): MembersPage {
    const until = from + Math.min(pageSize, usualPageSize);
    const page = members.slice(from, until).map(accountOf);
    return until < members.length ? { members: page, continuationToken: String(until) } : { members: page };
  }
}

function accountOf({ objectId, isGuest }: TeamMember): Record<string, string> {
  const account = memberAccount(personOf(objectId));
  return isGuest
    ? { ...account, tenantId: guestTenantId, userRole: 'guest' }
    : { ...account, tenantId: partnerTenantId };
}
