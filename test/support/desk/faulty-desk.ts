import { expect } from '@jest/globals';
import { type LedgerView, isDone } from '../worlds/ledger-view.ts';
import { Desk } from './desk.ts';
import type { Person } from './person.ts';

export interface FaultyDesk {
  readonly desk: Desk;
  readonly ledger: LedgerView;
  readonly admin: Person;
}

/** A desk that gives up on Partner Center soon, and soon settles what it gave up. */
export async function openFaultyDesk(): Promise<FaultyDesk> {
  const desk = await Desk.open({
    environment: { PARTNER_CENTER_TIMEOUT_SECONDS: '2', RECONCILE_EVERY_SECONDS: '0.2' },
  });
  return { desk, ledger: await desk.ledger(), admin: desk.person('admin') };
}

/** For after each test. An outcome told late would stand below the answer to whatever is said next. */
export async function endFaults({ desk, ledger, admin }: FaultyDesk): Promise<void> {
  await desk.withoutFaults();
  await ledger.until((all) => all.every(isDone));
  expect((await admin.says('help')).text).toContain('What you can ask me');
}
