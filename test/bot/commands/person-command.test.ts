import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Terminal } from '../../../bot/commands/command.ts';
import { personCommand } from '../../../bot/commands/person-command.ts';
import type { Database } from '../../../services/database/database.ts';
import { type TestDatabase, engines } from '../../support/databases/databases.ts';
import { ada, fillWithPeople, whereIs } from '../../support/worlds/people-world.ts';
import { environmentOf } from '../../support/databases/environment-of.ts';

describe.each(engines)('npm run person, beside a running bot on $engine', ({ create, createEmpty }) => {
  let place: TestDatabase;
  let database: Database;
  let written: string;
  let said: string;
  let answer: string | undefined;

  beforeEach(async () => {
    place = await create();
    database = await place.open();
    await fillWithPeople(database);
    [written, said, answer] = ['', '', undefined];
  });

  afterEach(() => place.remove());

  const run = (words: string, at = place) => {
    const terminal: Terminal = {
      environment: environmentOf(at.settings),
      write: (text) => void (written += text),
      say: (text) => void (said += `${text}\n`),
      ask: answer === undefined ? undefined : () => Promise.resolve(answer ?? ''),
      account: 'operator',
    };
    return personCommand(words.split(' '), terminal);
  };

  test('exports JSON alone, so that it can go into a file', async () => {
    expect(await run('export ann@contoso.example')).toBe(0);
    expect(JSON.parse(written)).toMatchObject({ person: { names: ['Ann Beebe'] } });
    expect(said).toBe('');
  });

  test('shows first what would go and what stays, and erases only when it is told to', async () => {
    expect(await run('erase ann@contoso.example')).toBe(3);
    expect(said).toMatch(
      /Would go[^]+drafts: 5[^]+Stays, as the proof[^]+Contoso Ltd, until 2036[^]+Nothing was erased/,
    );
    answer = 'no';
    expect(await run(`erase ${ada.agentId}`)).toBe(3);
    expect(await whereIs(database, ada.name)).toContain('agents.name');
    answer = 'erase';
    expect(await run(`erase ${ada.agentId}`)).toBe(0);
    expect(await whereIs(database, ada.name)).toEqual(['attestation_people.agent_name']);
    expect(said).toContain('Stays: the object id in 1 entries of the ledger');
    expect(await run('erase ann@contoso.example --yes --with-proof')).toBe(0);
    expect(await whereIs(database, 'Beebe')).toEqual([]);
    expect(await run('export ann@contoso.example')).toBe(3);
    expect(said).toContain('There is nothing about this person');
  });

  test('says what is wrong with its words, and with the place', async () => {
    for (const words of ['', 'erase', 'forget a@b.example', 'export a@b.example c', 'export a@b.example --all'])
      expect(await run(words)).toBe(2);
    expect(await run('export Ann')).toBe(3);
    expect(said).toContain('neither an object id nor an e-mail address');
    const empty = await createEmpty();
    await expect(run('export a@b.example', empty)).rejects.toMatchObject({ code: 'database-not-ready' });
    await empty.remove();
  });
});

test('the command runs as npm starts it, and says a failure in one line', async () => {
  const entry = 'bot/commands/person.ts';
  const env = { ...process.env, DATA_DIR: '/nowhere/at-all', DATABASE_URL: '' };
  const failed = promisify(execFile)(process.execPath, [entry, 'export', 'a@b.example'], { env });
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^the database cannot be used: .*\n$/),
  });
});
