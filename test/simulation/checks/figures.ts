import { sql } from 'kysely';
import type { Database } from '../../../services/database/database.ts';
import { agentCount } from '../world/agents.ts';
import { type CardUpdate, cardUpdates } from './late-updates.ts';
import type { PartnerYear } from '../partner-year.ts';
import { causeOf, repeatsAmong } from './repeats.ts';

/** The year in numbers. */
export function figuresOf(year: PartnerYear, seed: number, seconds: number) {
  const { record, microsoft, waiting, kills, ticks, world } = year;
  const { deliveries } = record;
  const repeats = repeatsAmong(deliveries);
  const updates = cardUpdates(year);
  return {
    seed,
    customers: world.customers.length,
    unconfirmedInTheYear: waiting.settledAt.size + waiting.unconfirmed,
    agents: agentCount,
    rounds: ticks.length,
    messages: deliveries.length,
    withSeveralCustomers: deliveries.filter(({ customers }) => customers.length > 1).length,
    customersNamed: sum(deliveries.map(({ customers }) => customers.length)),
    cardsUpdated: sum(deliveries.map((delivery) => delivery.updates.length)),
    kills: kills.length,
    repeatedAfterCrash: repeats.filter((repeat) => causeOf(repeat) === 'crash').length,
    repeatedAfterLostAnswer: repeats.filter((repeat) => causeOf(repeat) === 'lost-answer').length,
    repeatedForNoReason: repeats.filter((repeat) => causeOf(repeat) === 'nothing').length,
    answersLost: deliveries.filter(({ unheard }) => unheard === 'lost-answer').length,
    callsToPartnerCenter: microsoft.calls.partnerCenter,
    callsToConnector: microsoft.calls.connector,
    callsFailed: microsoft.calls.failed,
    refusedByReader: record.refused,
    daysFromDueToNamed: jitter(waiting.waits),
    hoursFromSettledToUpdated: jitter(updates.map(({ hours }: CardUpdate) => hours)),
    cpuSecondsOfInstances: Math.round(year.cpuMs / 1_000),
    seconds: Math.round(seconds),
  };
}

/** Attempts to send that no instance lived to tell the outcome of, as the product counts them. */
export async function countCutShort(database: Database): Promise<number> {
  const counted = await sql<{ count: number }>`
    select count(*) as count from reminder_attempts where act = 'send' and outcome is null`.execute(database.query);
  return counted.rows[0]?.count ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function jitter(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)}`;
}
