import type { z } from 'zod';
import { languages } from '../../../../services/conversations/language.ts';
import { type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject, createDocument } from 'zod-openapi';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { problem } from './values.ts';

export const basePath = '/api/v1';

const about = `For the page in Teams, and for tools of the partner's own that act for a signed-in person. What a person may do is decided at the moment of the act, as in the chat.

Send an access token of Entra for this app with the scope \`access_as_user\`. Sentences for people follow \`Accept-Language\` (${languages.join(', ')}). \`Time-Zone\` names the person's zone, such as \`Europe/Stockholm\`, and decides what "today" is.

A GET comes with an \`ETag\`; with \`If-None-Match\` an answer that has not changed is a 304 without a body.`;

const header = (text: string, isRequired: boolean) => ({
  in: 'header' as const,
  required: isRequired,
  description: text,
  schema: { type: 'string' as const },
});

const version = header('The `ETag` or `version` that was seen. 412 where it is another by now.', true);
const actId = header('A new UUID for each act. The same once more gives the same answer, and does nothing.', true);

/** The description that is served: made from the very schemas that check requests. */
export function describeApi() {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Agreement Desk', version: '1.0.0', description: about },
    servers: [{ url: basePath }],
    security: [{ entra: [] }],
    paths: pathsOf(Object.values(operations)),
    components: {
      securitySchemes: {
        entra: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of Entra for this app, with the scope `access_as_user`.',
        },
      },
    },
  });
}

function pathsOf(described: readonly Operation[]) {
  const byPath = Map.groupBy(described, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, there]) => [path, Object.fromEntries(there.map((one) => [one.method, pathItem(one)]))]),
  );
}

function pathItem(described: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, params, query, body, ifMatch, once } = described;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(described.description && { description: described.description }),
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    parameters: [
      ...(ifMatch ? [{ name: 'If-Match', ...version }] : []),
      ...(once ? [{ name: 'Idempotency-Key', ...actId }] : []),
    ],
    ...(described.upload && { requestBody: { required: true, content: anyFile } }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responsesOf(described),
  };
}

const anyFile = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

function responsesOf({ status = 200, summary, answer, files, method }: Operation): ZodOpenApiResponsesObject {
  return {
    [status]: { description: summary, ...contentOf(answer, files) },
    ...(method === 'get' && !files && { '304': { description: 'As `If-None-Match` has it.' } }),
    default: { description: 'Refused.', content: { 'application/problem+json': { schema: problem } } },
  };
}

function contentOf(answer: z.ZodType | undefined, files: readonly string[] | undefined) {
  if (files)
    return { content: Object.fromEntries(files.map((type) => [type, { schema: { type: 'string' as const } }])) };
  return answer && { content: { 'application/json': { schema: answer } } };
}
