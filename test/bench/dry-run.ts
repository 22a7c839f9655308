import { engines } from '../support/databases/databases.ts';
import { customerAt, listCustomers } from './million-customers.ts';
import { BulkWorld, type Cells, goodContact, numbered } from '../support/worlds/bulk-world.ts';

const count = Number(process.argv[2] ?? 100_000);
const customers = Math.round(count / 5);
/** The heap is looked at every so many rows. */
const every = Math.max(1, Math.round(count / 10));
if (!global.gc) throw new Error('run it with --expose-gc');

class HeapWatch {
  rows = 0;
  readonly #what: string;
  #seen = 0;
  #cpu = process.cpuUsage();

  constructor(what: string) {
    this.#what = what;
  }

  see(rows: number): void {
    if (rows - this.#seen < every) return;
    const { user, system } = process.cpuUsage(this.#cpu);
    global.gc?.();
    const heap = (process.memoryUsage().heapUsed / 2 ** 20).toFixed(0);
    console.log(
      `| ${rows} ${this.#what} | ${heap} MB | ${((user + system) / 1_000 / (rows - this.#seen)).toFixed(2)} ms |`,
    );
    [this.#seen, this.#cpu] = [rows, process.cpuUsage()];
  }
}

const world = await BulkWorld.open(engines[0].createEmpty);
const desk = await world.openInstance();
await world.list(desk, {}, []);
await listCustomers(desk.ledger.services.directory, customers);
console.log(`a list of ${count} rows about ${customers} customers, on the embedded database\n`);
console.log('| rows | heap after a collection | CPU a row |\n| --- | --- | --- |');

const opened = await desk.bulk.open(world.admin, {
  act: 'confirm',
  fileName: 'all.csv',
  rows: watched(numbered(rows()), 'kept'),
});
const stopping = new AbortController();
const checking = desk.run(stopping.signal);
const watching = watchChecking();
await checking;
await watching;
console.log(`\n${JSON.stringify((await desk.get(world.admin, opened.listId)).counts)}`);
await world.close();

/** By id, by domain and by name, in turn. */
function* rows(): Generator<Cells> {
  for (let at = 0; at < count; at++) {
    const { customerId, domain, companyName } = customerAt(at % customers);
    yield { ...goodContact, customer: [customerId, domain, companyName][at % 3] ?? '' };
  }
}

async function* watched<Row>(all: AsyncIterable<Row>, what: string): AsyncGenerator<Row> {
  const watch = new HeapWatch(what);
  for await (const row of all) {
    watch.see(++watch.rows);
    yield row;
  }
}

async function watchChecking(): Promise<void> {
  const watch = new HeapWatch('checked');
  for (;;) {
    const { counts, state } = await desk.get(world.admin, opened.listId);
    watch.see(count - counts.unchecked);
    if (state !== 'checking') return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
