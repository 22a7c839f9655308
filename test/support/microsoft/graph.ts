import nock from 'nock';

/** Object ids of the partner's groups, and Microsoft's id of the Global Administrator role. */
export const groupIds = {
  adminAgents: 'abcdef44-0000-4000-8000-000000000001',
  salesAgents: 'abcdef44-0000-4000-8000-000000000002',
  helpdeskAgents: 'abcdef44-0000-4000-8000-000000000003',
};
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

type Reply = readonly [status: number, body: unknown, headers?: Record<string, string>];

interface Asked {
  readonly path: string;
  readonly ids: readonly string[];
  readonly authorization: string | undefined;
}

/** Microsoft Graph's membership check, answering each request in turn; the last answer stays. Keeps what was asked. */
export function graph(...replies: readonly Reply[]): { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  nock('https://graph.microsoft.com')
    .persist()
    .post(/^\/v1\.0\/users\/[^/]+\/checkMemberObjects$/)
    .reply(function (path, body) {
      asked.push({ path, ids: (body as { ids: string[] }).ids, authorization: this.req.headers['authorization'] });
      return (replies[asked.length - 1] ?? replies.at(-1)!) as [number, string, Record<string, string>];
    });
  return { asked };
}

/** The answer for somebody who is in the groups and roles of these ids. */
export function memberOf(...ids: readonly string[]): Reply {
  return [200, { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)', value: ids }];
}

/** A refusal in Graph's words. */
export function graphError(status: number, code: string): Reply {
  return [
    status,
    { error: { code, message: 'Resource serviceaccount@contoso.example …', innerError: { 'request-id': '5' } } },
  ];
}
