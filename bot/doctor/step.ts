import type { ProductionSettings } from '../settings/config.ts';
import type { Instruments } from './instruments.ts';

/** What a step found, in words for the operator. A fault or a warning says what mends it. */
export type Finding =
  | { readonly kind: 'fine'; readonly says: string }
  | { readonly kind: 'warning' | 'fault'; readonly says: string; readonly mend: string };

export const fine = (says: string): Finding => ({ kind: 'fine', says });
export const warning = (says: string, mend: string): Finding => ({ kind: 'warning', says, mend });
export const fault = (says: string, mend: string): Finding => ({ kind: 'fault', says, mend });

/** One look at the installation. It changes nothing there, and says no secret. */
export interface Step {
  readonly name: string;
  /** The settings without which it makes no sense. */
  readonly needs: readonly SettingName[];
  /** The steps that have to be without a fault before. */
  readonly after: readonly string[];
  readonly look: (settings: ProductionSettings, instruments: Instruments) => Promise<readonly Finding[]>;
}

export type SettingName = keyof ProductionSettings;

interface StepOptions<Name extends SettingName> {
  readonly name: string;
  readonly needs: readonly Name[];
  readonly after?: readonly string[];
  readonly look: (
    settings: Pick<ProductionSettings, Name>,
    instruments: Instruments,
  ) => Promise<Finding | readonly Finding[]>;
}

/** A step sees the settings that it names, and no others. */
export function step<Name extends SettingName>({ after = [], look, ...options }: StepOptions<Name>): Step {
  return { ...options, after, look: async (settings, instruments) => [await look(settings, instruments)].flat() };
}
