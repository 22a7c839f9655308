import { listActCard, listCard, listNotReadCard } from '../../cards/bulk/list-card.ts';
import type { ActionOf } from '../../cards/kit/card-actions.ts';
import { outdatedCard } from '../../cards/kit/notice-cards.ts';
import type { PageLink } from '../../cards/kit/page-link.ts';
import { wordingFor } from '../../cards/wording/wording.ts';
import type { BulkList } from '../../services/bulk/bulk-list.ts';
import type { BulkRowsStore } from '../../services/bulk/bulk-rows-store.ts';
import type { BulkService } from '../../services/bulk/bulk-service.ts';
import { dayAt } from '../../services/calendar-day.ts';
import type { Clock } from '../../services/clock.ts';
import { type ListAct, listActs, listActsFor } from '../../services/bulk/list-acts.ts';
import type { ListWords } from '../../services/bulk/list/header.ts';
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
  readonly rows: Pick<BulkRowsStore, 'listFirstWrong'>;
  readonly authorization: Pick<AuthorizationService, 'getRights'>;
  readonly streamFile: (file: SentFile) => AsyncIterable<Uint8Array>;
  readonly words: ListWords;
  readonly linkToPage: PageLink;
  readonly clock: Clock;
}

interface OpenRequest {
  readonly path: string;
  readonly name: string;
  readonly acts: readonly [ListAct, ...ListAct[]];
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
        const list = await this.#open(turn.agent, { path, name: file.name, acts });
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
      return await this.#shown(turn, await this.#options.bulk.chooseAct(turn.agent, listId, act));
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
    const { columns, rows } = await openList(path, { acts: listActs, words: this.#options.words });
    await rows[Symbol.asyncIterator]().return?.();
    const offered = listActsFor(await this.#options.authorization.getRights(agent));
    const isToConfirm = columns.has('email');
    // Whoever may not confirm is told who may, by the refusal.
    if (isToConfirm && !offered.includes('confirm')) return ['confirm'];
    const likeliest = [
      ...(isToConfirm ? (['confirm'] as const) : []),
      ...(columns.has('owner') ? (['assign'] as const) : []),
    ];
    const [first = 'invite', ...others] = [...likeliest, 'invite' as const, 'mute' as const].filter((act) =>
      offered.includes(act),
    );
    return [first, ...others];
  }

  /** To do the first of the acts, until another is chosen: what any of them needs is read. */
  async #open(agent: Agent, { path, name, acts }: OpenRequest): Promise<BulkList> {
    const { rows, titles } = await openList(path, { acts, words: this.#options.words });
    return this.#options.bulk.open(agent, { act: acts[0], fileName: name, rows, titles: () => titles });
  }

  /** With the page beside it, where the template is. */
  #notRead({ language }: Turn, why: string): Reply {
    return reply(this.#options.linkToPage(listNotReadCard({ language, why }), { view: 'lists' }, language));
  }

  async #shown({ agent, language, conversationId }: Turn, list: BulkList | undefined): Promise<Reply> {
    if (!list) return reply(outdatedCard({ language }));
    const { bulk, rows, linkToPage, clock } = this.#options;
    const wrong = await rows.listFirstWrong(list);
    const today = dayAt(clock.now(), agent.timeZone);
    const card = linkToPage(listCard({ language, list, wrong, today }), { view: 'lists', list: list.listId }, language);
    return { ...reply(card), noteMessage: (activityId) => bulk.noteCard(agent, list, { conversationId, activityId }) };
  }
}
