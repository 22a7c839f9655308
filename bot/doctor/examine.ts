import type { ProductionSettings } from '../settings/config.ts';
import type { Instruments } from './instruments.ts';
import type { Finding, SettingName, Step } from './step.ts';

/** A step and what came of it. `skipped` says because of what. */
export interface Examined {
  readonly step: string;
  readonly findings: readonly Finding[];
  readonly skipped?: string;
}

interface Patient {
  /** Those that can be used. */
  readonly settings: Partial<ProductionSettings>;
  readonly badSettings: ReadonlySet<string>;
}

/** Goes on from one fault to the next: only what cannot be seen because of a fault is left out. Yields each step as it ends. */
export async function* examine(
  steps: readonly Step[],
  patient: Patient,
  instruments: Instruments,
): AsyncGenerator<Examined> {
  const failed = new Set<string>();
  for (const one of steps) {
    const skipped = obstacleTo(one, patient.badSettings, failed);
    const findings = skipped === undefined ? await look(one, patient, instruments) : [];
    if (skipped !== undefined || isFaulty(findings)) failed.add(one.name);
    yield { step: one.name, findings, ...(skipped === undefined ? {} : { skipped }) };
  }
}

export const isFaulty = (findings: readonly Finding[]): boolean => findings.some(({ kind }) => kind === 'fault');

function obstacleTo({ needs, after }: Step, bad: ReadonlySet<string>, failed: ReadonlySet<string>): string | undefined {
  const setting = needs.find((name: SettingName) => bad.has(name));
  return setting ?? after.find((name) => failed.has(name));
}

async function look(one: Step, { settings }: Patient, instruments: Instruments): Promise<readonly Finding[]> {
  try {
    // Whole as far as the step is concerned: all that it needs is there.
    return await one.look(settings as ProductionSettings, instruments);
  } catch (error) {
    const { name, code } = error as { name?: unknown; code?: unknown };
    const what = typeof code === 'string' ? code : String(name);
    return [
      { kind: 'fault', says: `could not be examined (${what})`, mend: 'this is a bug of Agreement Desk: report it' },
    ];
  }
}
