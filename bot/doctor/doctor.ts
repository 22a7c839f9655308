import type { Clock } from '../../services/clock.ts';
import type { AgentId } from '../../services/ids.ts';
import type { Environment } from '../settings/config.ts';
import { lookAtSettings } from '../secrets/load-settings.ts';
import { type Examined, examine } from './examine.ts';
import { createInstruments } from './instruments.ts';
import { fault, fine } from './step.ts';
import { steps } from './steps.ts';

interface Visit {
  readonly as?: AgentId | undefined;
  /** The machine's own. */
  readonly clock?: Clock;
}

/** Examines the installation that these settings describe, step by step. Changes nothing in it. */
export async function* examineInstallation(environment: Environment, visit: Visit = {}): AsyncGenerator<Examined> {
  const { settings, bad, problems } = await lookAtSettings(environment);
  yield { step: 'settings', findings: problems.length === 0 ? [fine('can be used')] : problems.map(settingFault) };
  const clock = visit.clock ?? { now: () => new Date() };
  yield* examine(steps, { settings, badSettings: bad }, createInstruments({ as: visit.as, clock }));
}

const settingFault = (problem: string) =>
  fault(
    problem,
    problem.startsWith('PARTNER_REFRESH_TOKEN ')
      ? 'npm run consent fetches it, once the other settings are good'
      : 'see Settings in docs/operations.md',
  );
