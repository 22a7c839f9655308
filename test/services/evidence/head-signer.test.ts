import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { isSignedBy } from '../../../services/evidence/format/signed-note.ts';
import { listKeys } from '../../../services/evidence/head-signer.ts';
import { run } from '../../../verify/command-line.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { EvidenceWorld, began, confirmation, signingKey } from '../../support/worlds/evidence-world.ts';

describe.each(engines)('heads on $engine', ({ create }) => {
  const contoso = randomUUID();
  const [first, second, third] = [signingKey(1), signingKey(2), signingKey(3)];
  let place: TestDatabase;
  let world: EvidenceWorld;

  beforeEach(async () => {
    place = await create();
    world = new EvidenceWorld(await place.open());
  });

  afterEach(async () => {
    await world.remove();
    await place.remove();
  });

  const later = (minutes: number) => (world.now = new Date(world.now.getTime() + minutes * 60_000));
  const invitation = () =>
    confirmation(contoso, {
      fact: {
        kind: 'invitation-noted',
        at: began.toISOString(),
        by: 'agent',
        surface: 'tab',
        customerId: contoso,
        invitationId: randomUUID(),
      },
    });

  test('are signed at once after a confirmation, else once an hour, and only where something is new', async () => {
    const signer = world.signer(first);
    await signer.begin();
    expect(await signer.signDue()).toBeUndefined();
    await world.append(invitation());
    expect(await signer.signDue()).toBeUndefined();
    later(60);
    expect(await signer.signDue()).toMatchObject({ size: 2, at: world.now });
    later(60);
    expect(await signer.signDue()).toBeUndefined();
    await world.append(confirmation(contoso));
    expect(await signer.signDue()).toMatchObject({ size: 3 });
  });

  test('are signed once by two instances that start and sign at the same moment', async () => {
    const other = new EvidenceWorld(await place.open());
    const signers = [world.signer(first), other.signer(first)];
    await Promise.all(signers.map((signer) => signer.begin()));
    await world.append(confirmation(contoso));
    const signed = await Promise.all(signers.map((signer) => signer.signNow()));

    expect(signed.filter((head) => head !== undefined)).toHaveLength(1);
    const heads = await world.database.query.selectFrom('evidence_heads').select('size').orderBy('size').execute();
    expect(heads.map(({ size }) => size)).toEqual([1, 2]);
  });

  test('go on under a new key for which the old one vouches, and the holder of the old one signs no more', async () => {
    const old = world.signer(first);
    await old.begin();
    await world.append(confirmation(contoso));
    await old.signDue();
    const renewed = world.signer(second, first);
    await renewed.begin();
    await world.append(confirmation(contoso));
    expect(await old.signDue()).toBeUndefined();
    await old.begin();
    const head = (await renewed.signDue())!;

    expect([first, second].map((key) => isSignedBy(key, head.note))).toEqual([true, true]);
    expect((await listKeys(world.database.query)).map(({ position }) => position)).toEqual([0, 2]);
    const file = await world.exportCustomer(contoso);
    const outcome = await run([file, '--key', first.publicKey.toString('base64')]);
    expect(outcome).toMatchObject({ exitCode: 0, text: expect.stringContaining('vouched for') });
  });

  test('under a key for which no old one vouches are believed only if the reader has the key', async () => {
    await world.signer(first).begin();
    await world.signer(third).begin();
    const file = await world.exportCustomer(contoso);
    const given = (...keys: readonly { publicKey: Buffer }[]) =>
      run([file, ...keys.flatMap(({ publicKey }) => ['--key', publicKey.toString('base64')])]);

    expect(await given()).toMatchObject({ exitCode: 1, text: expect.stringContaining('key-not-trusted') });
    expect(await given(first)).toMatchObject({ exitCode: 1 });
    expect(await given(first, third)).toMatchObject({ exitCode: 0 });
  });
});
