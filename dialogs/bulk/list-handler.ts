import { listActCard, listCard, listNotReadCard } from '../../cards/bulk/list-card.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import type { BulkList } from '../../services/bulk/bulk-list.ts';
import type { BulkService } from '../../services/bulk/bulk-service.ts';
import { type ListAct, listActsFor } from '../../services/bulk/list-acts.ts';
import type { ListWords } from '../../services/bulk/list/header.ts';
import type { ListColumn } from '../../services/bulk/list/list-row.ts';
import { withListOnDisk } from '../../services/bulk/list/list-on-disk.ts';
import { openList } from '../../services/bulk/list/open-list.ts';
import type { AuthorizationService } from '../../services/identity/authorization-service.ts';
import type { Agent } from '../../services/identity/agent.ts';
import type { BulkListId } from '../../services/ids.ts';
import { type Reply, reply } from '../reply.ts';
import type { SentFile, Turn } from '../turn.ts';
import { listFailureText } from './list-failure-text.ts';

interface ListHandlerOptions {
  readonly bulk: BulkService;
  readonly authorization: Pick<AuthorizationService, 'getRights'>;
  readonly streamFile: (file: SentFile) => AsyncIterable<Uint8Array>;
  readonly words: ListWords;
  readonly linkToPage: PageLink;
}

/** By their names: what is in them is looked at when they are read. */
const listFile = /\.(csv|tsv|txt|xlsx|xlsm|xls|ods|numbers)$/i;

/** Lists of customers that are dropped into the chat, and how far they are. */
export class ListHandler {
  readonly #options: ListHandlerOptions;

  constructor(options: ListHandlerOptions) {
    this.#options = options;
  }

  /** The first file that may be a list. */
  fileIn({ files, isPersonal, isEdited }: Turn): SentFile | undefined {
    return isPersonal && !isEdited ? files.find(({ name }) => listFile.test(name)) : undefined;
  }

  /** Reads the file at once, because its address lives for minutes, and asks what is to happen. */
  async receive(turn: Turn, file: SentFile): Promise<Reply> {
    try {
      return await withListOnDisk(this.#options.streamFile(file), async (path) => {
        const acts = await this.#actsFor(turn.agent, path);
        const list = await this.#open(turn.agent, { path, name: file.name, act: acts[0] });
        return reply(listActCard({ language: turn.language, list, acts }));
      });
    } catch (error) {
      const why = listFailureText(error, wordingFor(turn.language));
      if (why === undefined) throw error;
      return this.#notRead(turn, why);
    }
  }

  async show(turn: Turn, { listId }: { readonly listId: BulkListId }): Promise<Reply> {
    return this.#shown(turn, await this.#options.bulk.get(turn.agent, listId));
  }

  async chooseAct(turn: Turn, { listId, act }: ActionOf<'list.act'>): Promise<Reply> {
    try {
      return this.#shown(turn, await this.#options.bulk.chooseAct(turn.agent, listId, act));
    } catch (error) {
      const why = listFailureText(error, wordingFor(turn.language));
      if (why === undefined) throw error;
      return this.#notRead(turn, why);
    }
  }

  async chooseDates(turn: Turn, { listId, order }: ActionOf<'list.dates'>): Promise<Reply> {
    return this.#shown(turn, await this.#options.bulk.chooseDateOrder(turn.agent, listId, order));
  }

  async move(turn: Turn, act: 'start' | 'pause' | 'resume' | 'stop', listId: BulkListId): Promise<Reply> {
    return this.#shown(turn, await this.#options.bulk[act](turn.agent, listId));
  }

  /** What the columns of the file say and the agent may do, the likeliest first. Throws `ListNotReadableError`. */
  async #actsFor(agent: Agent, path: string): Promise<readonly [ListAct, ...ListAct[]]> {
    const has = async (act: ListAct, column: ListColumn) => {
      const { columns, rows } = await openList(path, { act, words: this.#options.words });
      await rows[Symbol.asyncIterator]().return?.();
      return columns.has(column);
    };
    const offered = listActsFor(await this.#options.authorization.getRights(agent));
    const isToConfirm = await has('confirm', 'email');
    // Whoever may not confirm is told who may, by the refusal.
    if (isToConfirm && !offered.includes('confirm')) return ['confirm'];
    const isToAssign = await has('assign', 'owner');
    const likeliest = [...(isToConfirm ? (['confirm'] as const) : []), ...(isToAssign ? (['assign'] as const) : [])];
    const [first = 'invite', ...others] = [...likeliest, 'invite' as const, 'mute' as const].filter((act) =>
      offered.includes(act),
    );
    return [first, ...others];
  }

  async #open(agent: Agent, { path, name, act }: { path: string; name: string; act: ListAct }): Promise<BulkList> {
    const { rows, unread } = await openList(path, { act, words: this.#options.words });
    return this.#options.bulk.open(agent, { act, fileName: name, rows, unread: () => unread });
  }

  /** With the page beside it, where the template is. */
  #notRead({ language }: Turn, why: string): Reply {
    return reply(this.#options.linkToPage(listNotReadCard({ language, why }), { view: 'lists' }, language));
  }

  #shown({ agent, language, conversationId }: Turn, list: BulkList | undefined): Reply {
    if (!list) return reply(outdatedCard({ language }));
    const { bulk, linkToPage } = this.#options;
    const card = linkToPage(listCard({ language, list }), { view: 'lists', list: list.listId }, language);
    return { ...reply(card), noteMessage: (activityId) => bulk.noteCard(agent, list, { conversationId, activityId }) };
  }
}
