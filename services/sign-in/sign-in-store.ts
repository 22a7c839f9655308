import type { Selectable } from 'kysely';
import type { Database } from '../database/database.ts';
import { toInstantText } from '../database/instant-text.ts';
import type { SignInRow } from '../database/tables/sign-in-tables.ts';
import type { AgentId, SignInId } from '../ids.ts';

export type StoredSignIn = Selectable<SignInRow>;

type NewSignIn = Pick<
  SignInRow,
  'sign_in_id' | 'agent_id' | 'language' | 'because' | 'claims' | 'login_hint' | 'task' | 'replaces'
>;

/** An exchange, and what follows it, takes seconds. What takes longer died with its process. */
const exchangeLastsMs = 30_000;

/** Sign-ins that agents were asked for. Each ends once, wherever Teams and the browser bring its parts. */
export class SignInStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Also removes what has become too old. */
  async add(signIn: NewSignIn, { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date }): Promise<void> {
    await this.#database.query.deleteFrom('sign_ins').where('expires_at', '<', toInstantText(now)).execute();
    const fresh = {
      message_id: null,
      proof: null,
      code_hash: null,
      exchange: 'open',
      exchange_at: null,
    } as const;
    await this.#database.query
      .insertInto('sign_ins')
      .values({ ...signIn, ...fresh, expires_at: toInstantText(expiresAt) })
      .execute();
  }

  async find(signInId: SignInId, now: Date): Promise<StoredSignIn | undefined> {
    return this.#database.query
      .selectFrom('sign_ins')
      .selectAll()
      .where('sign_in_id', '=', signInId)
      .where('expires_at', '>=', toInstantText(now))
      .executeTakeFirst();
  }

  async update(
    signInId: SignInId,
    change: Partial<Pick<SignInRow, 'message_id' | 'proof' | 'code_hash' | 'claims'>>,
  ): Promise<void> {
    await this.#database.query.updateTable('sign_ins').set(change).where('sign_in_id', '=', signInId).execute();
  }

  /** True for one of all the devices that bring the token, at whichever instance. */
  async beginExchange(signInId: SignInId, now: Date): Promise<boolean> {
    const dead = toInstantText(new Date(now.getTime() - exchangeLastsMs));
    const begun = await this.#database.query
      .updateTable('sign_ins')
      .set({ exchange: 'running', exchange_at: toInstantText(now) })
      .where('sign_in_id', '=', signInId)
      .where((row) =>
        row.or([
          row('exchange', '=', 'open'),
          row.and([row('exchange', 'in', ['running', 'taken']), row('exchange_at', '<', dead)]),
        ]),
      )
      .executeTakeFirst();
    return begun.numUpdatedRows > 0n;
  }

  /** `claims` are what the sign-in page is to ask for, and `loginHint` whom. */
  async refuseExchange(
    signInId: SignInId,
    { claims, loginHint }: { readonly claims?: string | undefined; readonly loginHint?: string | undefined },
  ): Promise<void> {
    await this.#database.query
      .updateTable('sign_ins')
      .set({
        exchange: 'refused',
        ...(claims !== undefined && { claims }),
        ...(loginHint !== undefined && { login_hint: loginHint }),
      })
      .where('sign_in_id', '=', signInId)
      .execute();
  }

  /** Teams cannot bring a token for any of the agent's sign-ins; those that waited for one. */
  async refuseExchanges(agentId: AgentId): Promise<readonly StoredSignIn[]> {
    return this.#database.query
      .updateTable('sign_ins')
      .set({ exchange: 'refused' })
      .where('agent_id', '=', agentId)
      .where('exchange', '=', 'open')
      .where('because', '!=', 'proof')
      .returningAll()
      .execute();
  }

  /** Goes on after the exchange. Undefined where another has gone on before, or it is another agent's. */
  async take(signInId: SignInId, agentId: AgentId, now: Date): Promise<StoredSignIn | undefined> {
    return this.#take({ sign_in_id: signInId, agent_id: agentId, exchange: 'running' }, now);
  }

  /** The same by the code that the sign-in page gave. */
  async takeByCode(codeHash: string, agentId: AgentId, now: Date): Promise<StoredSignIn | undefined> {
    return this.#take({ code_hash: codeHash, agent_id: agentId }, now);
  }

  /** What the agent was doing has been answered. */
  async end(signInId: SignInId): Promise<void> {
    await this.#database.query.deleteFrom('sign_ins').where('sign_in_id', '=', signInId).execute();
  }

  async removeOf(agentId: AgentId): Promise<void> {
    await this.#database.query.deleteFrom('sign_ins').where('agent_id', '=', agentId).execute();
  }

  /** It stays until the answer is there: a process that dies before that leaves the card as good as it was. */
  #take(which: Partial<StoredSignIn>, now: Date): Promise<StoredSignIn | undefined> {
    return this.#database.query
      .updateTable('sign_ins')
      .set({ exchange: 'taken', exchange_at: toInstantText(now), code_hash: null })
      .where((row) => row.and(which))
      .returningAll()
      .executeTakeFirst();
  }
}
