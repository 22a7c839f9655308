import { Readable } from 'node:stream';
import type { Request } from 'restify';
import type { z } from 'zod';
import type { Wording } from '../../../cards/wording/wording.ts';
import { FileNotTakenError } from '../../../services/evidence/attachments/file-not-taken-error.ts';
import { parseGuid } from '../../../services/ids.ts';
import { readBytes, readJsonObject, refusalByHeaders, refusalOfFile } from '../json-body.ts';
import { type RefusalReason, isRefusal } from '../refusal.ts';
import type { AnyCall, Caller } from './api-call.ts';
import { ApiRefusal, type ApiRefusalCode } from './api-refusal.ts';
import type { Operation } from './contract/operation.ts';
import { fieldProblems } from './field-problems.ts';

/** Why a body was not read, as the door of the turns has it, and what the caller is told. */
const unread = {
  'content-type': 'not-json',
  'content-encoding': 'not-json',
  'too-large': 'too-large',
  'too-slow': 'too-slow',
} as const satisfies Partial<Record<RefusalReason, ApiRefusalCode>>;

/** Over a slow line. */
const uploadWithinMs = 120_000;

/** The request as the contract has it. Throws `ApiRefusal`, with what is wrong field by field. */
export async function readCall(request: Request, described: Operation, caller: Caller): Promise<AnyCall> {
  const { params, query, body, ifMatch, once, upload } = described;
  const { wording } = caller;
  return {
    ...caller,
    params: params ? parsed(params, request.params, wording) : undefined,
    query: query ? parsed(query.strict(), queryOf(request), wording) : undefined,
    body: body ? parsed(body, await bodyOf(request, wording), wording) : undefined,
    ifMatch: ifMatch ? versionIn(request, wording) : '',
    actId: once ? actIn(request, wording) : '',
    file: upload && !upload.isStreamed ? await fileIn(request, upload.mostBytes) : new Uint8Array(),
    pieces: upload?.isStreamed ? piecesIn(request) : Readable.from([]),
  };
}

function parsed(schema: z.ZodType, given: unknown, wording: Wording): unknown {
  const { success, data, error } = schema.safeParse(given, { reportInput: true });
  if (success) return data;
  throw new ApiRefusal('unusable', { fields: fieldProblems(error.issues, wording) });
}

function queryOf({ url }: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(url ?? '', 'http://localhost').searchParams);
}

async function bodyOf(request: Request, wording: Wording): Promise<unknown> {
  const body = refusalByHeaders(request) ?? (await readJsonObject(request));
  if (!isRefusal(body)) return body;
  const code = Object.entries(unread).find(([reason]) => reason === body.refused)?.[1];
  throw code ? new ApiRefusal(code) : new ApiRefusal('unusable', { fields: { request: wording.text('api.not-json') } });
}

async function fileIn(request: Request, mostBytes: number): Promise<Uint8Array> {
  const bytes =
    refusalOfFile(request, mostBytes) ?? (await readBytes(request, { mostBytes, withinMs: uploadWithinMs }));
  if (!isRefusal(bytes)) return bytes;
  if (bytes.refused === 'too-large') throw new FileNotTakenError('too-large');
  throw bytes.refused === 'too-slow' ? new ApiRefusal('too-slow') : noFile();
}

/** How large it is shows while it is read. The connection stays open for the answer, whoever stops reading. */
function piecesIn(request: Request): AsyncIterable<Uint8Array> {
  if (refusalOfFile(request, Infinity)) throw noFile();
  const pieces = request as unknown as Readable;
  return { [Symbol.asyncIterator]: () => pieces.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array> };
}

function noFile(): ApiRefusal {
  return new ApiRefusal('unusable', { fields: { 'Content-Type': 'application/octet-stream' } });
}

function versionIn({ headers }: Request, wording: Wording): string {
  const version = /^(?:W\/)?"?([\w.~+/=-]{1,200})"?$/.exec(headers['if-match'] ?? '')?.[1];
  if (version === undefined)
    throw new ApiRefusal('version-missing', headerFault('If-Match', headers['if-match'], wording));
  return version;
}

function actIn({ headers }: Request, wording: Wording): string {
  const named = headers['idempotency-key'];
  const actId = parseGuid(typeof named === 'string' ? named.replaceAll('"', '') : '');
  if (!actId) throw new ApiRefusal('key-missing', headerFault('Idempotency-Key', named, wording));
  return actId;
}

function headerFault(name: string, given: unknown, wording: Wording) {
  return { fields: { [name]: wording.text(given === undefined ? 'api.field.missing' : 'api.field.unusable') } };
}
