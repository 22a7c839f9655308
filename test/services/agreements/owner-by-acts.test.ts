import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { toInstantText } from '../../../services/database/instant-text.ts';
import type { InvitationRow } from '../../../services/database/tables/invitation-tables.ts';
import { engines } from '../../support/databases/databases.ts';
import { type LedgerInstance, LedgerWorld, agentOf, contoso, typedForm } from '../../support/worlds/ledger-world.ts';

const [ada, sam] = [agentOf('admin'), agentOf('sales')];
const place = { conversationId: 'a:1', activityId: undefined };

let world: LedgerWorld;
let instance: LedgerInstance;

describe.each(engines)('whose a customer is, on $engine', ({ create }) => {
  beforeEach(async () => {
    world = await LedgerWorld.open(create);
    instance = await world.openInstance();
    await instance.services.owners.recordOwner(
      contoso,
      { agentId: ada.agentId, because: 'invited' },
      world.clock.now(),
    );
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

  test('a customer goes back to who confirmed or invited it before, when a colleague’s invitation is taken back', async () => {
    const { owners } = instance.services;
    const now = world.clock.now();
    const invited = { customer_id: contoso, company_name: 'Contoso Ltd', agent_name: '' };
    const earlier = { ...invited, invitation_id: 'one', agent_id: ada.agentId, invited_at: toInstantText(now) };
    await world.database.query
      .insertInto('invitations')
      .values(earlier as InvitationRow)
      .execute();
    await owners.recordOwner(contoso, { agentId: sam.agentId, because: 'invited' }, now);
    await owners.recordWithoutInvitation(contoso, sam.agentId, now);
    expect(await ownerId()).toBe(ada.agentId);
    await world.database.query.deleteFrom('invitations').execute();
    await owners.recordWithoutInvitation(contoso, ada.agentId, now);
    expect(await ownerId()).toBeNull();
    await owners.assign(contoso, sam.agentId, now);
    await owners.recordWithoutInvitation(contoso, sam.agentId, now);
    expect(await ownerId()).toBe(sam.agentId);
  });
});

async function ownerId() {
  const row = await world.database.query
    .selectFrom('follow_ups')
    .select('owner_id')
    .where('customer_id', '=', contoso)
    .executeTakeFirst();
  return row?.owner_id;
}
