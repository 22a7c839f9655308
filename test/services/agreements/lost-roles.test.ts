import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { NotAllowedError } from '../../../services/identity/not-allowed-error.ts';
import { emptyNewCustomerForm } from '../../../services/new-customers/new-customer.ts';
import { engines } from '../../support/databases/databases.ts';
import { type LedgerInstance, LedgerWorld, agentOf, contoso, typedForm } from '../../support/worlds/ledger-world.ts';

const admin = agentOf('admin');
const place = { conversationId: 'a:1', activityId: undefined };

let world: LedgerWorld;
let instance: LedgerInstance;

beforeEach(async () => {
  world = await LedgerWorld.open(engines[0].create);
  instance = await world.openInstance();
});

afterEach(() => world.close());

test('somebody who has lost every role neither sees nor changes a contact in old drafts, receipts and new customers', async () => {
  const { drafts, agreements, newCustomers, creation } = instance.services;
  const start = () => drafts.startWith(admin, { customerId: contoso, companyName: 'Contoso Ltd' }, typedForm);
  const [open, sent] = [await start(), await start()];
  const { version } = await agreements.checkBeforeSending(admin, sent);
  await agreements.attest(admin, { draftId: sent.draftId, version, place });
  const newCustomer = await newCustomers.start(admin);
  const { newCustomerId } = newCustomer;

  instance.hasLostRoles = true;
  world.clock.advanceMinutes(10);

  const acts: readonly (() => Promise<unknown>)[] = [
    () => drafts.find(admin, open.draftId),
    () => drafts.review(admin, open, typedForm),
    () => drafts.copy(admin, open),
    () => agreements.checkBeforeSending(admin, open),
    () => agreements.attest(admin, { draftId: open.draftId, version, place }),
    () => agreements.attest(admin, { draftId: sent.draftId, version, place }),
    () => newCustomers.find(admin, newCustomerId),
    () => newCustomers.saveCompany(admin, newCustomer, emptyNewCustomerForm.company),
    () => newCustomers.goTo(admin, newCustomer, 'details'),
    () => creation.create(admin, { newCustomerId, conversationId: 'a:1' }),
    () => creation.openAttestationDraft(admin, { ...newCustomer, attestationDraftId: open.draftId }),
  ];
  for (const act of acts) await expect(act()).rejects.toBeInstanceOf(NotAllowedError);
});
