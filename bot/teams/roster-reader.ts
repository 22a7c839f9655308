import type { Clock } from '../../services/clock.ts';
import type { Contact, ContactsStore } from '../../services/conversations/contacts-store.ts';
import type { ReachabilityService } from '../../services/conversations/reachability-service.ts';
import type { Log } from '../../services/log.ts';
import type { Team, TeamRoster } from './team-roster.ts';

/** A team of thousands takes some seconds. More teams at once would only be throttled. */
const teamsAtOnce = 2;

interface RosterReaderOptions {
  readonly roster: Pick<TeamRoster, 'list'>;
  readonly reachability: ReachabilityService;
  readonly contacts: ContactsStore;
  readonly runInBackground: (work: () => Promise<void>) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Reads the rosters of teams into the contacts, and each team once at a time. All requests during a read lead to one more read
 * after it.
 */
export class RosterReader {
  readonly #options: RosterReaderOptions;
  readonly #waiting = new Map<string, Team>();
  /** The teams that are being read, and which of them are to be read once more. */
  readonly #reading = new Map<string, Team | undefined>();

  constructor(options: RosterReaderOptions) {
    this.#options = options;
  }

  request(team: Team): void {
    if (this.#reading.has(team.teamId)) this.#reading.set(team.teamId, team);
    else this.#waiting.set(team.teamId, team);
    this.#startWaiting();
  }

  #startWaiting(): void {
    for (const team of this.#waiting.values()) {
      if (this.#reading.size >= teamsAtOnce) return;
      this.#waiting.delete(team.teamId);
      this.#reading.set(team.teamId, undefined);
      this.#options.runInBackground(() => this.#readAndGoOn(team));
    }
  }

  async #readAndGoOn(team: Team): Promise<void> {
    try {
      await this.#read(team);
    } finally {
      const again = this.#reading.get(team.teamId);
      this.#reading.delete(team.teamId);
      if (again) this.#waiting.set(team.teamId, again);
      this.#startWaiting();
    }
  }

  /** Forgets members who have left, but only after the whole roster was read. */
  async #read(team: Team): Promise<void> {
    const { roster, contacts, clock, log } = this.#options;
    const { teamId } = team;
    const startedAt = clock.now();
    let members = 0;
    try {
      for await (const page of roster.list(team)) {
        await this.#save(page);
        members += page.length;
      }
    } catch (error) {
      log.warn({ teamId, members, err: error }, 'team roster could not be read');
      return;
    }
    await contacts.forgetTeam(teamId, startedAt);
    log.info({ teamId, members }, 'team roster read');
  }

  async #save(page: readonly Contact[]): Promise<void> {
    const { reachability, clock } = this.#options;
    try {
      await reachability.saveContacts(page, clock.now());
    } catch (error) {
      await this.#saveOneByOne(page, error);
    }
  }

  /** Stores the others where one member cannot be stored. Throws where none can. */
  async #saveOneByOne(page: readonly Contact[], cause: unknown): Promise<void> {
    const { reachability, clock, log } = this.#options;
    const failed: { readonly contact: Contact; readonly error: unknown }[] = [];
    for (const contact of page) {
      await reachability
        .saveContacts([contact], clock.now())
        .catch((error: unknown) => void failed.push({ contact, error }));
    }
    if (failed.length === page.length) throw cause;
    for (const { contact, error } of failed) {
      const { teamId, agentId } = contact;
      log.warn({ teamId, agentId, err: error }, 'team member could not be stored');
    }
  }
}
