import { randomUUID } from 'node:crypto';
import { AppOnlyTokens } from '../../services/partner-center/sign-in/app-only-tokens.ts';
import type { EntraRegistration } from '../../services/partner-center/sign-in/entra-application.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { explainRefusal } from './entra-refusals.ts';
import { timeoutMs } from './instruments.ts';
import { type SettingName, type Step, fault, fine, step } from './step.ts';

/** A token of a registration as itself. Throws MSAL's `AuthError`s. */
export async function appOnlyToken(
  registration: EntraRegistration,
  resource: string,
  { ENTRA_URL: entraUrl }: Pick<ProductionSettings, 'ENTRA_URL'>,
): Promise<string> {
  const tokens = new AppOnlyTokens({ registration, resource, entraUrl, timeoutMs });
  return (await tokens.getToken(randomUUID())).value;
}

interface RegistrationStep<Name extends SettingName> {
  readonly name: string;
  readonly needs: readonly Name[];
  /** The setting that names the registration. */
  readonly id: Name;
  readonly getToken: (settings: Pick<ProductionSettings, Name>) => Promise<string>;
  /** What is said where there is a token. */
  readonly gets: string;
}

/** Whether Entra knows a registration and takes its credential. */
export function registrationStep<Name extends SettingName>(options: RegistrationStep<Name>): Step {
  const { name, needs, id, getToken, gets } = options;
  return step({
    name,
    needs,
    async look(settings) {
      try {
        await getToken(settings);
        return fine(gets);
      } catch (error) {
        const why = explainRefusal(error);
        if (!why) throw error;
        return fault(why.says, `${why.mend} (${id} and the settings beside it)`);
      }
    },
  });
}
