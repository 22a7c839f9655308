import type { Request } from 'restify';
import type { z } from 'zod';
import { parseGuid } from '../../../services/ids.ts';
import { readJsonObject, refusalByHeaders } from '../json-body.ts';
import { isRefusal } from '../refusal.ts';
import type { AnyCall, Caller } from './api-call.ts';
import { ApiRefusal } from './api-refusal.ts';
import type { Operation } from './contract/operation.ts';

/** The request as the contract has it. Throws `ApiRefusal`, with what is wrong field by field. */
export async function readCall(request: Request, described: Operation, caller: Caller): Promise<AnyCall> {
  const { params, query, body, ifMatch, once } = described;
  return {
    ...caller,
    params: params ? parsed(params, request.params) : undefined,
    query: query ? parsed(query.strict(), queryOf(request)) : undefined,
    body: body ? parsed(body, await bodyOf(request)) : undefined,
    ifMatch: ifMatch ? versionIn(request) : '',
    actId: once ? actIn(request) : '',
  };
}

function parsed(schema: z.ZodType, given: unknown): unknown {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const fields = error.issues.map(({ path, message }) => [path.join('.') || 'request', message] as const);
  throw new ApiRefusal('unusable', { fields: Object.fromEntries(fields) });
}

function queryOf({ url }: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(url ?? '', 'http://localhost').searchParams);
}

async function bodyOf(request: Request): Promise<unknown> {
  const body = refusalByHeaders(request) ?? (await readJsonObject(request));
  if (isRefusal(body)) throw new ApiRefusal('unusable', { fields: { request: body.refused } });
  return body;
}

function versionIn({ headers }: Request): string {
  const version = /^(?:W\/)?"?([\w.~+/=-]{1,200})"?$/.exec(headers['if-match'] ?? '')?.[1];
  if (version === undefined) throw new ApiRefusal('version-missing', { fields: { 'If-Match': 'is missing' } });
  return version;
}

function actIn({ headers }: Request): string {
  const named = headers['idempotency-key'];
  const actId = parseGuid(typeof named === 'string' ? named.replaceAll('"', '') : '');
  if (!actId) throw new ApiRefusal('key-missing', { fields: { 'Idempotency-Key': 'has to be a UUID' } });
  return actId;
}
