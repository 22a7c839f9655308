import { z } from 'zod';

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]', '::1'];

export function isLoopbackHost(host: string): boolean {
  return loopbackHosts.includes(host.toLowerCase());
}

/** On this machine, where only made-up services of Microsoft are. */
export function isOnThisMachine(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? {};
  return protocol === 'http:' && isLoopbackHost(hostname ?? '');
}

interface MicrosoftAddress {
  readonly usual: string;
  /** Which of Microsoft's hosts may be named. */
  readonly hosts: RegExp;
}

/** A setting that leads to Microsoft by https or, for made-up services, to this machine by http. Tokens and secrets go there. */
export function microsoftAddress({ usual, hosts }: MicrosoftAddress) {
  const leadsToMicrosoft = (url: URL | null): boolean =>
    url?.protocol === 'https:' && url.username + url.password === '' && hosts.test(url.hostname);
  return z
    .string()
    .refine((text) => leadsToMicrosoft(URL.parse(text)) || isPlainLoopback(text), {
      error: `must lead to Microsoft by https, as ${usual} does, or to made-up services on this machine by http`,
    })
    .transform((text) => text.replace(/\/$/, ''))
    .default(usual);
}

function isPlainLoopback(text: string): boolean {
  const { username, password } = URL.parse(text) ?? {};
  return isOnThisMachine(text) && username === '' && password === '';
}

/** Hosts of Teams: those of the public cloud, and of the US government's. */
const teamsHosts = /^smba\.trafficmanager\.net$|^smba\.[a-z.]+\.teams\.microsoft\.(com|us)$/;

/** Where Teams takes what the bot sends. Each name must be Microsoft's or this machine's, because the bot's token goes there. */
export function teamsServiceHosts(usual: string) {
  return z
    .string()
    .transform((text): readonly string[] => text.toLowerCase().split(','))
    .refine((hosts) => hosts.every((host) => teamsHosts.test(host) || isLoopbackHost(host)), {
      error: `must be hosts of Microsoft Teams, separated by commas, as ${usual}`,
    })
    .prefault(usual);
}

interface Complaint {
  readonly path: string;
  readonly message: string;
}

/**
 * Made-up services let anybody in who can reach them, so they serve a bot that only this machine reaches, and no real service
 * beside them: a forged agent must not come to act at the real Partner Center.
 */
export function complaintsAboutMadeUpServices(
  addresses: Readonly<Record<string, string | readonly string[] | undefined>>,
  host: string | undefined,
): readonly Complaint[] {
  const entries = Object.entries(addresses);
  const isMadeUp = ([, value]: (typeof entries)[number]): boolean => isMadeUpAddress(value);
  const madeUp = entries.filter(isMadeUp).map(([name]) => name);
  if (madeUp.length === 0) return [];
  const real = entries.filter((entry) => entry[1] !== undefined && !isMadeUp(entry)).map(([name]) => name);
  return [
    ...real.map((path) => ({ path, message: `must lead to this machine too, as ${madeUp.join(', ')} does` })),
    ...(isLoopbackHost(host ?? '')
      ? []
      : [{ path: 'HOST', message: 'must be 127.0.0.1 where services of Microsoft are made up' }]),
  ];
}

/** True for an address or list of hosts of which one is on this machine. */
export function isMadeUpAddress(value: string | readonly string[] | undefined): boolean {
  return typeof value === 'string' ? isOnThisMachine(value) : (value ?? []).some(isLoopbackHost);
}
