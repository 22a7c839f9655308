import { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { type HandedOut, type UnsavedReason, fileSaved, fileUnsavedCard } from '../../cards/audit/file-cards.ts';
import { parseCardAction } from '../../cards/kit/card-actions.ts';
import type { ShowableCard } from '../../dialogs/card-message.ts';
import { cardOfFailure, logFailure } from '../../dialogs/failure-card.ts';
import { type Turn, turnOf } from '../../dialogs/turn.ts';
import type { Log } from '../../services/log.ts';

const uploadInfo = z.object({
  contentUrl: z.url().max(4_000),
  name: z.string().max(400),
  uploadUrl: z.url().max(4_000),
  uniqueId: z.string().max(100),
  fileType: z.string().max(20),
});
/** What Teams sends when somebody has decided (bots/how-to/bots-filesv4, "Invoke activity when the user accepts the file"). */
const consent = z.discriminatedUnion('action', [
  z.object({ type: z.literal('fileUpload'), action: z.literal('accept'), context: z.unknown(), uploadInfo }),
  z.object({ type: z.literal('fileUpload'), action: z.literal('decline'), context: z.unknown() }),
]);
type UploadInfo = z.infer<typeof uploadInfo>;

/** OneDrive takes less than 60 MiB in one request (onedrive/developer/rest-api, "Upload large files with an upload session"). */
const mostBytes = 50 * 1024 * 1024;
const withinMs = 60_000;
const [unauthorized, notFound, gone, tooLarge, noRoom] = [401, 404, 410, 413, 507];

/** As it is made. */
interface MadeFile {
  readonly chunks: AsyncIterable<Uint8Array>;
}

interface FileConsentsOptions {
  readonly make: (turn: Turn, wanted: HandedOut) => Promise<MadeFile>;
  /** Whether it is there that Teams keeps files. */
  readonly isOfTeams: (url: string) => boolean;
  readonly messenger: {
    send(conversation: ReturnType<typeof TurnContext.getConversationReference>, card: ShowableCard): Promise<string>;
  };
  readonly log: Log;
}

/** Files that agents take into their OneDrive: made when Teams says where, sent there, and shown. */
export class FileConsents {
  readonly #options: FileConsentsOptions;

  constructor(options: FileConsentsOptions) {
    this.#options = options;
  }

  /** Answered at once: making and sending a file takes longer than Teams waits. */
  async take(context: TurnContext): Promise<void> {
    const turn = turnOf(context);
    const { data: given } = consent.safeParse(context.activity.value);
    const wanted = given && wantedIn(given.context);
    if (!wanted || !turn.isPersonal) return answer(context, 400);
    const conversation = TurnContext.getConversationReference(context.activity);
    await this.#tidyAway(context);
    const result = given.action === 'decline' ? undefined : this.#handOut(turn, wanted, given.uploadInfo);
    await answer(context, 200);
    const { language } = turn;
    turn.afterAnswer(async () => {
      const card = await (result ?? fileUnsavedCard({ language, wanted, reason: 'declined' }));
      await this.#options.messenger.send(conversation, card);
    });
  }

  /** The card that asked has been answered, and would ask for ever. */
  async #tidyAway(context: TurnContext): Promise<void> {
    const { replyToId } = context.activity;
    if (replyToId === undefined) return;
    await context.deleteActivity(replyToId).catch((error: unknown) => {
      this.#options.log.warn({ reference: turnOf(context).reference, err: error }, 'message was not deleted');
    });
  }

  async #handOut(turn: Turn, wanted: HandedOut, { uploadUrl, ...file }: UploadInfo): Promise<ShowableCard> {
    const { language } = turn;
    const { isOfTeams, make, log } = this.#options;
    try {
      if (!isOfTeams(uploadUrl) || !isOfTeams(file.contentUrl)) throw new Error('Teams does not keep files there');
      const reason = await upload(uploadUrl, await make(turn, wanted));
      if (reason === undefined) return fileSaved({ language, file });
      log.warn({ reference: turn.reference, agentId: turn.agent.agentId, reason }, 'file was not saved');
      return fileUnsavedCard({ language, wanted, reason });
    } catch (error) {
      logFailure(error, turn, log);
      return cardOfFailure(error, turn);
    }
  }
}

/** Only what a button of ours would have asked for; who may is checked when it is made. */
function wantedIn(context: unknown): HandedOut | undefined {
  const action = parseCardAction(context);
  return action?.verb === 'evidence.file' || action?.verb === 'audit.file' ? action : undefined;
}

/** Undefined where it is saved. The address lets in by itself, so that no token goes there. */
async function upload(uploadUrl: string, { chunks }: MadeFile): Promise<UnsavedReason | undefined> {
  const content = await collected(chunks);
  if (!content) return 'too-large';
  const range = `bytes 0-${content.length - 1}/${content.length}`;
  try {
    const response = await fetch(uploadUrl, {
      ...({ method: 'PUT', redirect: 'error' } as const),
      body: content,
      headers: { 'Content-Type': 'application/octet-stream', 'Content-Range': range },
      signal: AbortSignal.timeout(withinMs),
    });
    await response.body?.cancel();
    return response.ok ? undefined : reasonOf(response.status);
  } catch {
    return 'refused';
  }
}

/** Undefined where it is larger than OneDrive takes at once. */
async function collected(chunks: MadeFile['chunks']): Promise<Buffer<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function reasonOf(status: number): UnsavedReason {
  if (status === unauthorized || status === notFound || status === gone) return 'expired';
  return status === tooLarge || status === noRoom ? 'full' : 'refused';
}

async function answer(context: TurnContext, status: number): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status } });
}
