import { applyRenewalCutoff } from '../../../services/customers/directory/renewal-cutoff.ts';
import type { CalendarDay } from '../../../services/calendar-day.ts';
import { openDatabase } from '../../../services/database/open-database.ts';
import type { Log } from '../../../services/log.ts';
import { createSimulatedDesk } from './desk.ts';
import { SimulatedClock } from './simulated-clock.ts';

/** What the test tells an instance, and what it hears of it. */
export type ToInstance = { readonly kind: 'tick'; readonly at: number } | { readonly kind: 'stop' };
export type FromInstance =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly cpuMs: number }
  | { readonly kind: 'problem'; readonly error: string }
  /** The tick is over, one way or the other. */
  | { readonly kind: 'failed'; readonly error: string };

export async function runInstance([url = '', partnerCenterUrl = '', cutoff = '']: readonly string[]): Promise<void> {
  const clock = new SimulatedClock();
  const database = await openDatabase({ kind: 'postgres', url }, log);
  const renewalCutoff = cutoff as CalendarDay;
  const stopping = new AbortController();
  const desk = createSimulatedDesk({ database, partnerCenterUrl, renewalCutoff, clock, log }, stopping.signal);
  let isPrepared = false;
  /** As the start of the bot and its loops do it, which here share one moment. */
  const work = async (): Promise<void> => {
    if (!isPrepared) {
      const { listing } = desk.services;
      await listing.prepare(clock.now());
      await applyRenewalCutoff({ database, listing, cutoff: renewalCutoff }, clock.now());
      isPrepared = true;
    }
    const { directory, reminding } = desk;
    const read = async (): Promise<void> => {
      await directory.listing.run(stopping.signal);
      await directory.statuses.run(stopping.signal);
    };
    await Promise.all([read(), reminding.loop.runOnce(stopping.signal)]);
  };
  process.on('message', (message: ToInstance) => {
    if (message.kind === 'stop') return void database.close().then(() => process.disconnect());
    clock.set(new Date(message.at));
    work().then(
      () => tell({ kind: 'done', cpuMs: cpuMsSoFar() }),
      (error: unknown) => tell({ kind: 'failed', error: describe(error) }),
    );
  });
  tell({ kind: 'ready' });
}

const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: ({ err }, phrase) => tell({ kind: 'problem', error: `${phrase}: ${describe(err)}` }),
};

function tell(message: FromInstance): void {
  process.send?.(message);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function cpuMsSoFar(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
