import { type Zippable, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { appPackage } from '../../../manifest/app-package.ts';
import { readPackageSettings } from '../../../manifest/package-settings.ts';

/** All that the package asks for. No host or id of samples, which the checks refuse. */
export const packageEnvironment: Readonly<Record<string, string>> = {
  MicrosoftAppId: '5c0b7a2e-8d5f-4a3b-9d5e-0f3f5a1f2b11',
  PARTNER_CLIENT_ID: '7d1c8b3f-9e60-4b4c-8e6f-1a4a6b2a3c22',
  PUBLIC_URL: 'https://desk.contoso.com',
  PARTNER_NAME: 'Contoso',
  PARTNER_WEBSITE_URL: 'https://www.contoso.com',
  PARTNER_CONTACT: 'privacy@contoso.com',
};

export async function madeUpPackage(environment: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  return appPackage(await readPackageSettings({ ...packageEnvironment, ...environment }), '1.2.3');
}

type Json = Record<string, unknown>;

/** A zip file with other contents. */
export function alteredZip(zip: Uint8Array, alter: (files: Zippable) => void): Uint8Array {
  const files: Zippable = unzipSync(zip);
  alter(files);
  return zipSync(files);
}

/** Changes one JSON file of a package. */
export function editJson(files: Zippable, name: string, edit: (json: Json) => void): void {
  const json = jsonIn(files, name);
  edit(json);
  files[name] = strToU8(JSON.stringify(json));
}

export function jsonIn(files: Zippable, name: string): Json {
  return JSON.parse(strFromU8(files[name] as Uint8Array)) as Json;
}
