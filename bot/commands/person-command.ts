import { parseArgs } from 'node:util';
import { machineClock as clock } from '../../services/clock.ts';
import { openExistingDatabase } from '../../services/database/open-database.ts';
import { Evidence } from '../../services/evidence/evidence.ts';
import {
  type ErasurePlan,
  type ErasureResult,
  type Found,
  type Person,
  PersonService,
  exportOf,
} from '../../services/privacy/person-service.ts';
import { createLog } from '../log.ts';
import { type ExitCode, type Terminal, exitCodes, storageSettings } from './command.ts';

const usage = `npm run person -- export <object id or e-mail address>           everything about a person, as JSON
npm run person -- erase <object id or e-mail address> [--yes]    shows what would go and what stays, then erases

An agent is known by the object id of their account, a person at a customer by e-mail address, in any spelling.
  --name "<first and last name>"   one of several people who share an address
  --with-proof                     what the ledger says of the person too: it then no longer proves who accepted or confirmed
  --yes                            without asking`;

/** Says what is known of a person, and erases it. Works beside a running bot. */
export async function personCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const asked = parse(words);
  if (!asked) {
    terminal.say(usage);
    return exitCodes.usage;
  }
  const { database: settings, retention } = await storageSettings(terminal.environment);
  const database = await openExistingDatabase(settings, createLog('silent'));
  try {
    const evidence = new Evidence(database);
    const people = new PersonService({ database, evidence, proofDays: retention.proof, clock });
    return await evidence.during({ surface: 'command-line' }, () => answer(asked, people, terminal));
  } finally {
    await database.close();
  }
}

interface Asked {
  readonly act: 'export' | 'erase';
  readonly given: string;
  readonly name: string | undefined;
  readonly withProof: boolean;
  readonly isSure: boolean;
}

function parse(words: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { name: { type: 'string' }, 'with-proof': { type: 'boolean' }, yes: { type: 'boolean' } },
    });
    const [act, given, ...more] = positionals;
    if ((act !== 'export' && act !== 'erase') || given === undefined || more.length > 0) return undefined;
    return { act, given, name: values.name, withProof: values['with-proof'] ?? false, isSure: values.yes ?? false };
  } catch {
    return undefined;
  }
}

async function answer(asked: Asked, people: PersonService, terminal: Terminal): Promise<ExitCode> {
  const found = await people.find(asked.given, asked.name);
  if (found.kind !== 'agent' && found.kind !== 'contact') {
    terminal.say(whyNobody(found));
    return exitCodes.refused;
  }
  if (asked.act === 'erase') return erase(asked, found, { people, terminal });
  await people.noteExport(found);
  terminal.write(`${JSON.stringify(exportOf(found, clock.now()), undefined, 2)}\n`);
  return exitCodes.done;
}

function whyNobody(found: Exclude<Found, Person>): string {
  switch (found.kind) {
    case 'nobody':
      return 'There is nothing about this person in this database.';
    case 'not-a-person':
      return `This is neither an object id nor an e-mail address.\n\n${usage}`;
    case 'several':
      return [
        'Several people share this address. Choose one with --name:',
        ...found.names.map((name) => `  --name "${name}"`),
      ].join('\n');
  }
}

async function erase(
  asked: Asked,
  person: Person,
  { people, terminal }: { readonly people: PersonService; readonly terminal: Terminal },
): Promise<ExitCode> {
  const plan = await people.plan(person, asked);
  if (plan.kind === 'under-way') return refuse(plan, terminal);
  terminal.say(planText(plan, asked));
  const isEmpty = Object.keys(plan.goes).length === 0;
  if (isEmpty) return exitCodes.done;
  if (!asked.isSure && (await terminal.ask?.('Type "erase" to go on: '))?.trim() !== 'erase') {
    terminal.say('Nothing was erased. Add --yes to erase without being asked.');
    return exitCodes.refused;
  }
  const done = await people.erase(person, { ...asked, byAccount: terminal.account });
  if (done.kind === 'under-way') return refuse(done, terminal);
  const isSwept = await people.sweep();
  terminal.say(doneText(done, isSwept));
  return exitCodes.done;
}

function refuse({ underWay }: ErasureResult & { kind: 'under-way' }, terminal: Terminal): ExitCode {
  const { confirmations, newCustomers } = underWay;
  terminal.say(
    `Not now: ${confirmations} confirmations and ${newCustomers} new customers of this person have been sent to Partner Center ` +
      'and have no outcome yet. The bot settles them within some minutes while it runs. Try again then.',
  );
  return exitCodes.refused;
}

function planText(plan: ErasurePlan, { withProof }: Asked): string {
  return [
    Object.keys(plan.goes).length === 0 ? 'Nothing would go.' : 'Would go (places deleted or emptied):',
    ...countLines(plan),
    ...(withProof
      ? ['With them goes what the ledger says of the person. The entries stay, and no longer prove who it was.']
      : []),
    ...keptLines(plan),
    'Not reached from here: the cards in Teams, the log, backups, files attached about others, and what Partner Center holds itself.',
  ].join('\n');
}

function countLines({ goes }: ErasurePlan): readonly string[] {
  return Object.entries(goes).map(([table, count]) => `  ${table}: ${count}`);
}

function keptLines({ kept, keptIds }: ErasurePlan): readonly string[] {
  const ids = `Stays: the object id in ${keptIds} entries of the ledger, which says which account confirmed, as Microsoft's own record does. It leads to nobody once the account is deleted in Entra.`;
  return [
    ...(kept.length === 0
      ? []
      : [
          'Stays, as the proof that a customer accepted, which Microsoft may ask for (--with-proof erases it too):',
          ...kept.map(
            ({ attestationId, companyName, until }) => `  ${attestationId} ${companyName}, until ${dayOf(until)}`,
          ),
        ]),
    ...(keptIds === 0 ? [] : [ids]),
  ];
}

function doneText(done: ErasurePlan, isSwept: boolean): string {
  const rest = isSwept
    ? []
    : ['The file beside the database may hold old pages until the running bot has written a little more.'];
  return ['Erased:', ...countLines(done), ...rest].join('\n');
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
