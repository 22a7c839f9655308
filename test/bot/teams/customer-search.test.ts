import { expect, test } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { CustomerSearch } from '../../../bot/teams/customer-search.ts';
import type { AgentId } from '../../../services/ids.ts';
import { silent } from '../../support/silent-log.ts';

test('a client that searches more than anybody types is told to wait, and nobody is looked up for it', async () => {
  const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
  const limit = { take: () => Promise.resolve({ kind: 'held-up', isFirst: false, waitMs: 19_000 } as const) };
  const nobody = {} as never;
  const search = new CustomerSearch({ customers: nobody, acquaintances: nobody, limit, log: silent });
  const answers: unknown[] = [];
  const context = { activity: {}, sendActivity: (answer: unknown) => Promise.resolve(answers.push(answer)) };
  await search.answer(context as unknown as TurnContext, { agentId, name: 'Ada' });
  expect(answers).toMatchObject([{ value: { status: 200, body: { statusCode: 429 } } }]);
  expect(JSON.stringify(answers)).toContain('wait 19 seconds');
});
