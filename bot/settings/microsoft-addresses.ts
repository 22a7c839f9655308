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
function microsoftAddress({ usual, hosts }: MicrosoftAddress) {
  return z
    .string()
    .refine((text) => leadsByHttps(URL.parse(text), hosts) || isPlainLoopback(text), {
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
function teamsServiceHosts(usual: string) {
  return z
    .string()
    .transform((text): readonly string[] => text.toLowerCase().split(','))
    .refine((hosts) => hosts.every((host) => teamsHosts.test(host) || isLoopbackHost(host)), {
      error: `must be hosts of Microsoft Teams, separated by commas, as ${usual}`,
    })
    .prefault(usual);
}

/** Of agreement texts: Microsoft's own, and its storage, where each account has a host (get-agreement-template-document). */
const templateFileHosts = /\.(microsoft\.com|blob\.core\.windows\.net)$/;

/** Whether it is there that Partner Center keeps agreement texts. */
export function isTemplateFileOfMicrosoft(address: string): boolean {
  return leadsByHttps(URL.parse(address), templateFileHosts);
}

/** Where Teams keeps what people send and take in personal chats: their OneDrive, in every cloud (bots/how-to/bots-filesv4). */
const fileHosts = /\.sharepoint(-mil|-df)?\.(com|us|cn)$/;

/** Whether it is there that Teams keeps files. */
export function isFileOfTeams(address: string): boolean {
  return leadsByHttps(URL.parse(address), fileHosts);
}

function leadsByHttps(url: URL | null, hosts: RegExp): boolean {
  return url?.protocol === 'https:' && url.username + url.password === '' && hosts.test(url.hostname);
}

/** Where each service of Microsoft is. `npm start` has other addresses, and nothing else that differs. */
export const addressSettings = {
  ENTRA_URL: microsoftAddress({
    usual: 'https://login.microsoftonline.com',
    hosts: /^login\.microsoftonline\.com$/,
  }),
  GRAPH_URL: microsoftAddress({ usual: 'https://graph.microsoft.com', hosts: /^graph\.microsoft\.com$/ }),
  /** Of the Bot Framework's public cloud: which keys its channels sign with. */
  BOT_FRAMEWORK_METADATA_URL: microsoftAddress({
    usual: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    hosts: /^login\.botframework\.com$/,
  }),
  /** US government included (developer/partner-center-rest-urls). That of 21Vianet has no agreements. */
  PARTNER_CENTER_URL: microsoftAddress({
    usual: 'https://api.partnercenter.microsoft.com',
    hosts: /(^|\.)partnercenter\.microsoft\.com$/,
  }),
  /** Of Teams, and of Teams for US government (GCC), from Microsoft's Agents SDK (TeamsServiceEndpoints). */
  TEAMS_SERVICE_HOSTS: teamsServiceHosts('smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com'),
};

type Addresses = Readonly<Record<keyof typeof addressSettings, string | readonly string[]>>;

/** Of all settings, where each service is; undefined for one that is bad itself. */
function addressesIn(settings: Partial<Addresses>): [string, Addresses[keyof Addresses] | undefined][] {
  const { ENTRA_URL, GRAPH_URL, BOT_FRAMEWORK_METADATA_URL, PARTNER_CENTER_URL, TEAMS_SERVICE_HOSTS } = settings;
  return Object.entries({ ENTRA_URL, GRAPH_URL, BOT_FRAMEWORK_METADATA_URL, PARTNER_CENTER_URL, TEAMS_SERVICE_HOSTS });
}

/** Whether Microsoft is made up: the sandbox, for which nothing has to be secret. */
export function usesMadeUpServices(settings: Partial<Addresses>): boolean {
  return addressesIn(settings).some(([, value]) => isMadeUpAddress(value));
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
  settings: Partial<Addresses>,
  host: string | undefined,
): readonly Complaint[] {
  const entries = addressesIn(settings);
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
function isMadeUpAddress(value: string | readonly string[] | undefined): boolean {
  return typeof value === 'string' ? isOnThisMachine(value) : (value ?? []).some(isLoopbackHost);
}
