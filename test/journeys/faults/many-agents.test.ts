import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AgentId } from '../../../services/ids.ts';
import { AgentsStore } from '../../../services/conversations/agents-store.ts';
import type { Database } from '../../../services/database/database.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import { Desk } from '../../support/desk/desk.ts';
import { silent } from '../../support/silent-log.ts';
const colleagues = 120;

let desk: Desk;
let database: Database;

beforeAll(async () => {
  desk = await Desk.open();
  database = await openDatabase({ kind: 'embedded', file: `${desk.directory}/agreement-desk.db` }, silent);
  await desk.person('admin').says('help');
  await desk.person('sales').says('help');
  const agents = new AgentsStore(database);
  for (let number = 1; number <= colleagues; number++) {
    const agentId = `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}` as AgentId;
    await agents.saveChanged({ agentId, name: `Colleague ${String(number)}`, timeZone: 'UTC' }, new Date());
  }
});

afterAll(async () => {
  await database.close();
  await desk.close();
});

test('a hand-over goes to those who may confirm, though 120 others were heard of since', async () => {
  const form = await desk.person('helpdesk').says('hand over contoso');
  expect(form.text).toContain('Ada Lindqvist');
  expect(form.text).toContain('Sam Okafor');
});

test('a customer can be assigned to them by name', async () => {
  const card = await desk.person('helpdesk').says('assign contoso to Ada Lindqvist');
  expect(card.text).toContain('Contoso Ltd');
  expect(card.text).not.toContain('anyone called');
});
