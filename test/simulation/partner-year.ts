import type { Database } from '../../services/database/database.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { AgentsLife } from './world/agents-life.ts';
import { DeliveryRecord } from './microsoft/delivery-record.ts';
import { InstanceProcess } from './product/instance-process.ts';
import { PartnerDesk } from './product/partner-desk.ts';
import { PartnerWorld } from './world/partner-world.ts';
import { SimulatedMicrosoft } from './microsoft/simulated-microsoft.ts';
import { WaitingCustomers } from './checks/waiting-customers.ts';
import { type CallKind, WeeklyKill } from './product/weekly-kill.ts';
import { dayMs, ticksOfYear } from './world/year.ts';

const instanceCount = 2;

export interface YearOptions {
  readonly seed: number;
  readonly customers: number;
  readonly databaseUrl: string;
  readonly database: Database;
  /** Fewer than a year's, to try things out. */
  readonly ticks?: number;
}

/** Lives through the year, one tick after the other. */
export class PartnerYear {
  readonly world: PartnerWorld;
  readonly record: DeliveryRecord;
  readonly microsoft: SimulatedMicrosoft;
  readonly desk: PartnerDesk;
  readonly life: AgentsLife;
  readonly waiting: WaitingCustomers;
  readonly ticks: readonly number[];
  /** When instances were killed. */
  readonly kills: number[] = [];
  readonly problems: string[] = [];
  /** What the product knew of each customer when it was found forgotten. */
  readonly whatWasStored: string[] = [];
  cpuMs = 0;
  readonly #options: YearOptions;
  readonly #random: SeededRandom;
  readonly #instances: InstanceProcess[] = [];
  #spare: InstanceProcess | undefined;
  readonly #kill: WeeklyKill;
  #dying: Promise<void> | undefined;
  #eventsDone = 0;
  #reactedTo = 0;

  constructor(options: YearOptions) {
    const draw = new SeededRandom(options.seed);
    const random = (): SeededRandom => new SeededRandom(draw.between(0, 2 ** 31));
    this.#options = options;
    this.#random = random();
    this.world = new PartnerWorld(options.customers, random());
    this.record = new DeliveryRecord(this.world);
    this.microsoft = new SimulatedMicrosoft({ world: this.world, record: this.record, random: random() });
    this.life = new AgentsLife(random());
    this.ticks = ticksOfYear(random()).slice(0, options.ticks);
    this.#kill = new WeeklyKill(this.ticks[0] ?? 0, random());
    const { microsoft, world } = this;
    const { database } = options;
    this.desk = new PartnerDesk({ database, world, random: random(), url: () => microsoft.url });
    this.waiting = new WaitingCustomers(this.world, this.desk, this.life);
  }

  async run(): Promise<void> {
    const [first = 0] = this.ticks;
    await this.microsoft.open();
    this.microsoft.onWorked = (call) => this.#dieOf(call);
    try {
      this.world.now = first;
      await this.desk.open();
      await this.#startInstances();
      let before = -Infinity;
      for (const [index, at] of this.ticks.entries()) {
        await this.#tick(at, before);
        this.waiting.end(this.ticks[index + 1] ?? at + dayMs);
        for (const number of this.waiting.forgottenCustomers.splice(0)) {
          this.whatWasStored.push(await this.desk.tellStored(number));
        }
        before = at;
      }
    } finally {
      await this.#stopInstances();
      await this.microsoft.close();
    }
  }

  async #tick(at: number, before: number): Promise<void> {
    const cutoff = this.world.cutoff;
    this.world.now = at;
    if (this.world.cutoff !== cutoff) await this.#restart();
    this.#kill.arm(at);
    await this.#live(at, before);
    this.waiting.begin();
    const seen = this.record.deliveries.length;
    await Promise.all(this.#instances.map((instance) => instance.tick(at)));
    if (this.#dying) await this.#bury();
    for (const delivery of this.record.deliveries.slice(seen)) this.waiting.noteDelivery(delivery);
    await this.#react();
  }

  /** What happened to customers and agents since the tick before. */
  async #live(at: number, before: number): Promise<void> {
    for (const [number, customer] of this.world.customers.entries()) {
      if (customer.comesAt > before && customer.comesAt <= at) await this.desk.assignOwner(number, customer);
      const confirmed = customer.acceptances.some((one) => one.throughBot && one.at > before && one.at <= at);
      if (confirmed && this.world.standingOf(number) === 'attested') await this.desk.noteConfirmed(customer);
    }
    for (; (this.life.events[this.#eventsDone]?.at ?? Infinity) <= at; this.#eventsDone++) {
      const event = this.life.events[this.#eventsDone]!;
      this.life.note(event);
      await this.desk.change(event, this.record);
    }
  }

  async #react(): Promise<void> {
    for (const delivery of this.record.deliveries.slice(this.#reactedTo)) {
      const changed = await this.desk.react(delivery);
      if (changed !== undefined) this.waiting.noteChange(changed);
    }
    this.#reactedTo = this.record.deliveries.length;
  }

  /** After the work of a call was done and before it is answered. */
  #dieOf(call: CallKind): void {
    const working = this.#instances.filter((instance) => instance.isWorking);
    if (this.#dying || working.length === 0 || !this.#kill.isDeadly(call)) return;
    const victim = this.#random.oneOf(working);
    this.kills.push(this.world.now);
    this.#dying = victim.kill();
    this.#instances.splice(this.#instances.indexOf(victim), 1);
    this.cpuMs += victim.cpuMs;
  }

  /** Another one takes its place; it was started beforehand, so that the time that takes is not part of the year. */
  async #bury(): Promise<void> {
    await this.#dying;
    this.#dying = undefined;
    this.record.noteCrash();
    await this.#addInstance();
  }

  async #addInstance(): Promise<void> {
    const instance = this.#spare ?? this.#start();
    this.#spare = this.#start();
    await instance.ready();
    this.#instances.push(instance);
  }

  #start(): InstanceProcess {
    const { databaseUrl } = this.#options;
    const renewalCutoff = this.world.cutoff;
    return new InstanceProcess({ databaseUrl, partnerCenterUrl: this.microsoft.url, renewalCutoff }, this.problems);
  }

  async #startInstances(): Promise<void> {
    for (let index = 0; index < instanceCount; index++) await this.#addInstance();
  }

  async #stopInstances(): Promise<void> {
    const all = [...this.#instances, ...(this.#spare ? [this.#spare] : [])];
    this.#instances.length = 0;
    this.#spare = undefined;
    await Promise.all(
      all.map(async (instance) => {
        await instance.ready();
        this.cpuMs += instance.cpuMs;
        await instance.stop();
      }),
    );
  }

  /** Another setting needs another process. */
  async #restart(): Promise<void> {
    await this.#stopInstances();
    await this.#startInstances();
  }
}
