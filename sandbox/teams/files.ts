import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { BotAnswer } from './bot-connection.ts';
import type { Chats } from './chats.ts';
import { type Call, type Routes, UnusableRequest } from '../http/routes.ts';
import { clientOf } from './people-routes.ts';
import type { Client, TeamsService } from './teams-service.ts';

interface FilesParts {
  readonly chats: Chats;
  readonly teams: TeamsService;
  /** Where this Teams, and with it the people's made-up OneDrive, is. */
  readonly url: () => string;
}

interface KeptFile {
  readonly name: string;
  /** Undefined until it is uploaded. */
  content?: Buffer;
}

interface SentFile {
  readonly name: string;
  readonly text: string;
  readonly content: Buffer;
}

const decision = z.looseObject({ activityId: z.string(), action: z.enum(['accept', 'decline']) });

const upload = z
  .object({ name: z.string().min(1), text: z.string().default(''), locale: z.string(), timeZone: z.string() })
  .partial({ locale: true, timeZone: true });

/** Files that the bot offers or is sent, and the OneDrive that keeps them (bots/how-to/bots-filesv4). */
export class Files {
  readonly #parts: FilesParts;
  readonly #kept = new Map<string, KeptFile>();

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  /** Somebody accepts or declines a file. Teams makes the place for it and tells the bot where that is. */
  async decide(client: Client, { activityId, action }: z.output<typeof decision>): Promise<BotAnswer> {
    const { chats, teams } = this.#parts;
    const chat = chats.personal(client.person);
    const { file } = chat.messages.find(({ id }) => id === activityId) ?? {};
    if (file?.kind !== 'consent') throw new UnusableRequest('There is no file to decide about.');
    chats.change(chat, activityId, { file: { ...file, isDecided: true } });
    const context = action === 'accept' ? file.acceptContext : file.declineContext;
    const value = { type: 'fileUpload', action, context };
    const uploadInfo = action === 'accept' ? { uploadInfo: this.#place(file.name) } : {};
    const invoke = { type: 'invoke', name: 'fileConsent/invoke', replyToId: activityId };
    return teams.send(client, { ...invoke, value: { ...value, ...uploadInfo } });
  }

  /** Somebody sends a file in their chat, with the words beside it, and the bot is told where it can be fetched. */
  async send(client: Client, { name, text, content }: SentFile): Promise<BotAnswer> {
    const { chats, teams } = this.#parts;
    const { contentUrl, uniqueId, fileType } = this.#place(name);
    this.#kept.set(uniqueId, { name, content });
    const id = chats.nextId();
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    const file = { contentType, name, contentUrl, content: { downloadUrl: contentUrl, uniqueId, fileType } };
    const answer = teams.send(client, { id, type: 'message', text, attachments: [file] });
    chats.change(chats.personal(client.person), id, { file: { kind: 'info', name, contentUrl, fileType } });
    return answer;
  }

  routes(): Routes {
    return {
      // The body is the file itself.
      'POST /api/people/:person/uploads': async ({ params, query, body }) => {
        const { name, text, ...situation } = upload.parse(Object.fromEntries(query));
        const client = clientOf({ params, body: situation });
        const content = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        return { status: 200, body: await this.send(client, { name, text, content }) };
      },
      'POST /api/people/:person/files': async (call) => ({
        status: 200,
        body: await this.decide(clientOf(call), decision.parse(call.body)),
      }),
      // The body is the file itself.
      'PUT /onedrive/uploads/:id': (call) => this.#take(call),
      'GET /onedrive/files/:id': ({ params }) => {
        const kept = this.#kept.get(params['id'] ?? '');
        if (!kept?.content) return { status: 404 };
        const name = encodeURIComponent(kept.name);
        const headers = { 'content-disposition': `attachment; filename*=UTF-8''${name}` };
        return { status: 200, headers: { 'content-type': 'application/octet-stream', ...headers }, body: kept.content };
      },
    };
  }

  #place(name: string) {
    const id = randomUUID();
    this.#kept.set(id, { name });
    const [url, fileType] = [this.#parts.url(), name.slice(name.lastIndexOf('.') + 1)];
    const [contentUrl, uploadUrl] = [`${url}/onedrive/files/${id}`, `${url}/onedrive/uploads/${id}`];
    return { contentUrl, name, uploadUrl, uniqueId: id, fileType };
  }

  #take({ params, headers, body }: Call) {
    const kept = this.#kept.get(params['id'] ?? '');
    if (!kept) return { status: 404 };
    const content = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    // A range that is not that of the whole file begins an upload in pieces, which nobody here needs.
    if (headers['content-range'] !== `bytes 0-${content.length - 1}/${content.length}`) return { status: 400 };
    kept.content = content;
    return { status: 201, body: { id: params['id'], name: kept.name, size: content.length } };
  }
}
