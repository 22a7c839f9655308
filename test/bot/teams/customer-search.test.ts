import { expect, test } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { CustomerSearch } from '../../../bot/teams/customer-search.ts';
import { TurnLimit } from '../../../bot/teams/turn-limit.ts';
import type { AgentId } from '../../../services/ids.ts';
import { silent } from '../../support/silent-log.ts';

test('a client that searches more than anybody types is told to wait, and nobody is looked up for it', async () => {
  const limit = new TurnLimit({ perMinute: 15, now: () => 0 });
  const agentId = 'aaaaaaaa-0000-4000-8000-000000000001' as AgentId;
  while (limit.take(agentId).kind === 'taken');
  const nobody = {} as never;
  const search = new CustomerSearch({ customers: nobody, acquaintances: nobody, limit, log: silent });
  const answers: unknown[] = [];
  const context = { activity: {}, sendActivity: (answer: unknown) => Promise.resolve(answers.push(answer)) };
  await search.answer(context as unknown as TurnContext, { agentId, name: 'Ada' });
  expect(answers).toMatchObject([{ value: { status: 200, body: { statusCode: 429 } } }]);
});
