import { rm, writeFile } from 'node:fs/promises';
import { ConfigError, type Environment } from '../bot/settings/config.ts';
import { appPackage } from './app-package.ts';
import { sentenceOf } from './checks/fault.ts';
import { packageFaults } from './checks/package-faults.ts';
import { readPackageSettings } from './package-settings.ts';

interface Wanted {
  readonly environment: Environment;
  /** Of the app: Teams takes an update only with a higher one. */
  readonly version: string;
  /** Where the package goes. An older one there is removed first, so that nobody uploads it by mistake. */
  readonly path: string;
}

interface Made {
  readonly isMade: boolean;
  /** For the person at the keyboard. */
  readonly says: string;
}

/** Builds the app package from settings and checks it. Leaves no file behind where anything is wrong. */
export async function makePackage({ environment, version, path }: Wanted): Promise<Made> {
  await rm(path, { force: true });
  try {
    const settings = await readPackageSettings(environment);
    const zip = appPackage(settings, version);
    const faults = packageFaults(zip);
    if (faults.length > 0) return { isMade: false, says: ['No package was made:', ...faults.map(line)].join('\n') };
    await writeFile(path, zip);
    const says = `${path}: Agreement Desk ${version} of ${settings.PARTNER_NAME}, at ${settings.PUBLIC_URL}. Upload it in the Teams admin center: Teams apps, Manage apps, Upload new app.`;
    return { isMade: true, says };
  } catch (error) {
    if (error instanceof ConfigError) return { isMade: false, says: error.message };
    throw error;
  }
}

function line(fault: Parameters<typeof sentenceOf>[0]): string {
  return `  - ${sentenceOf(fault)}`;
}
