import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import type { PartnerCenterSandboxOptions } from '../../../sandbox/partner-center/partner-center-sandbox.ts';
import { isTabStale } from '../../../tab/build.ts';
import { Desk } from '../desk/desk.ts';
import { freePort } from '../desk/free-port.ts';
import { openChromium } from './chromium.ts';

/** A desk with the page in Teams and its directory, and a browser to look at it. */
export async function openDeskInBrowser(
  settings: Readonly<Record<string, string>> = {},
  partner?: PartnerCenterSandboxOptions['partner'],
): Promise<{ readonly desk: Desk; readonly browser: Browser }> {
  // In a process of its own: Jest's modules are not Node's.
  // As it ships: with Jest's own NODE_ENV it would be React's build for developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  if (isTabStale()) await promisify(execFile)(process.execPath, ['tab/build.ts'], { env });
  // The API takes calls only from the page of its own address, which has to be known before the bot starts.
  const environment = { DIRECTORY_SYNC: 'true', PORT: String(await freePort()), ...settings };
  const [desk, browser] = await Promise.all([Desk.open({ environment, partner }), openChromium()]);
  return { desk, browser };
}
