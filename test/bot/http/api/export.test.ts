import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { FileAnswer } from '../../../../bot/http/api/api-call.ts';
import { exportedFile } from '../../../../bot/http/api/handlers/export.ts';
import { wordingFor } from '../../../../cards/wording/wording.ts';
import type { LanguageTag } from '../../../../services/conversations/language.ts';
import type { Agent } from '../../../../services/identity/agent.ts';
import { NotAllowedError } from '../../../../services/identity/not-allowed-error.ts';
import type { CustomerFilter } from '../../../../services/reminders/lists/customer-filter.ts';
import { engines } from '../../../support/databases/databases.ts';
import { ReminderWorld } from '../../../support/worlds/reminder-world.ts';

const names = [
  ...['Åre Straße 中文', '=HYPERLINK("x")', '@sum', 'Quote " and ; comma, too', 'Bell\u0007 & <b>'],
  ...['＝1+1', 'Two\nlines'],
];
const more = 600;
let world: ReminderWorld;
let ada: Agent;

beforeAll(async () => {
  const [{ create }] = engines;
  world = await ReminderWorld.open(create);
  ada = await world.addAgent('Ada', { timeZone: 'Asia/Tokyo' });
  for (const name of names) await world.addCustomer(name, { owner: ada, since: new Date('2026-11-08T20:00:00Z') });
});
afterAll(() => world.close());

interface Asked {
  readonly agent?: Agent;
  readonly language?: LanguageTag;
  readonly filter?: CustomerFilter;
}

async function exported(format: 'csv' | 'xlsx', { agent = ada, language = 'en', filter = {} }: Asked = {}) {
  const call = { agent, wording: wordingFor(language), query: { format } };
  const file = await exportedFile(call as never, { lists: world.desk.lists, filter, clock: world.clock });
  return { ...file, bytes: await bytesOf(file) };
}

async function bytesOf({ chunks }: FileAnswer): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

/** The texts of the cells, row by row. */
function sheetIn(bytes: Buffer): readonly (readonly string[])[] {
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  return [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<c r="[A-Z]+\d+" s="1"\/>|<t xml:space="preserve">(.*?)<\/t>/gsu)].map(([, text = '']) => text),
  );
}

describe('an export', () => {
  test('as CSV opens in Excel with every letter, in days of the reader', async () => {
    const { bytes, contentType, fileName } = await exported('csv');
    expect([contentType, fileName]).toEqual(['text/csv; charset=utf-8', 'agreement-desk-2026-11-18.csv']);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = bytes.toString().slice(1).trimEnd().split('\r\n');
    expect(header).toBe(
      'Customer,Domain,Tenant ID,Country or region,Status,Accepted on,First seen open,Owner,Invited on,Due date',
    );
    expect(rows).toHaveLength(names.length);
    expect(rows.find((row) => row.startsWith('"Two\nlines",'))).toBeDefined();
    expect(rows.find((row) => row.startsWith('Åre Straße 中文'))).toContain(',No acceptance yet,,2026-11-09,Ada,,');
  });

  test('parts cells by a semicolon where the comma stands in numbers', async () => {
    const { bytes } = await exported('csv', { language: 'de' });
    expect(bytes.toString().split('\r\n')[0]?.split(';')).toHaveLength(10);
    expect(bytes.toString()).toContain('"Quote "" and ; comma, too";');
  });

  test('has no cell that a spreadsheet would calculate', async () => {
    const csv = (await exported('csv')).bytes.toString();
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain("\r\n'@sum,");
    expect(csv).toContain("\r\n'＝1+1,");
    const { bytes } = await exported('xlsx');
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f>');
    // Not every program counts cells by itself.
    expect(sheet).toContain('<row r="2"><c r="A2"');
    expect(sheet).toContain('<c r="J2"');
    expect(sheetIn(bytes).flat()).toContain('=HYPERLINK("x")');
  });

  test('as a workbook has the same cells, and none that is no XML', async () => {
    const { bytes, fileName } = await exported('xlsx');
    expect(fileName).toBe('agreement-desk-2026-11-18.xlsx');
    const rows = sheetIn(bytes);
    expect(rows).toHaveLength(names.length + 1);
    for (const row of rows) expect(row).toHaveLength(10);
    const firsts = rows.map(([first]) => first);
    expect(firsts).toEqual(expect.arrayContaining(['Customer', 'Åre Straße 中文', 'Bell &amp; &lt;b&gt;']));
  });

  test('has what the filter leaves, and all pages of it', async () => {
    for (let at = 0; at < more; at += 1) await world.addCustomer(`Accepted ${at}`, { status: 'direct' });
    const { bytes } = await exported('xlsx', { filter: { statuses: ['direct'] } });
    const found = sheetIn(bytes).slice(1);
    expect(new Set(found.map(([name]) => name)).size).toBe(more);
  });

  test.each(['csv', 'xlsx'] as const)(
    'breaks off as %s for who loses the role meanwhile, and is refused to who has none',
    async (format) => {
      const bo = await world.addAgent('Bo');
      const file = await exportedFile({ agent: bo, wording: wordingFor('en'), query: { format } } as never, {
        ...{ lists: world.desk.lists, filter: { statuses: ['direct'] }, clock: world.clock },
      });
      world.roles.set(bo.agentId, []);
      // The answer is known for five minutes.
      world.pass({ minutes: 6 });
      await expect(bytesOf(file)).rejects.toThrow(NotAllowedError);
      await expect(exported(format, { agent: bo })).rejects.toThrow(NotAllowedError);
    },
  );
});
