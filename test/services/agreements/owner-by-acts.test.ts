import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { engines } from '../../support/databases/databases.ts';
import { type LedgerInstance, LedgerWorld, agentOf, contoso, typedForm } from '../../support/worlds/ledger-world.ts';

const [ada, sam] = [agentOf('admin'), agentOf('sales')];
const place = { conversationId: 'a:1', activityId: undefined };

let world: LedgerWorld;
let instance: LedgerInstance;

beforeEach(async () => {
  world = await LedgerWorld.open(engines[0].create);
  instance = await world.openInstance();
  await instance.services.owners.recordOwner(contoso, { agentId: ada.agentId, because: 'invited' }, world.clock.now());
});

afterEach(() => world.close());

test('a customer changes hands when a colleague’s confirmation is recorded, and neither by a form nor by a refusal', async () => {
  const { drafts, agreements } = instance.services;
  const open = await drafts.start(sam, contoso);
  const { draft } = await drafts.review(sam, open, typedForm);
  expect(await ownerId()).toBe(ada.agentId);

  await world.control.fault({ method: 'POST', path: '/agreements$', status: 400, body: { code: 2000 } });
  const { version } = await agreements.checkBeforeSending(sam, draft);
  await agreements.attest(sam, { draftId: draft.draftId, version, place });
  expect(await ownerId()).toBe(ada.agentId);

  const again = await drafts.copy(sam, draft);
  const check = await agreements.checkBeforeSending(sam, again);
  await agreements.attest(sam, { draftId: again.draftId, version: check.version, place });
  expect(await ownerId()).toBe(sam.agentId);
});

async function ownerId() {
  const row = await world.database.query
    .selectFrom('follow_ups')
    .select('owner_id')
    .where('customer_id', '=', contoso)
    .executeTakeFirst();
  return row?.owner_id;
}
