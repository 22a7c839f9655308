import type { Fault } from './fault.ts';
import type { Manifest } from './opened-package.ts';

const bareHost = /^[a-z\d-]+(\.[a-z\d-]+)+$/i;
const setPublicUrl = 'Set PUBLIC_URL to the https address at which Teams reaches the bot';
/** Nobody can have these (RFC 2606, RFC 6761); they come from samples and from the sandbox. */
const nowhere = /(^|\.)(example|example\.(com|net|org)|test|invalid|localhost)$/i;
const ipAddress = /^[\d.]+$/;

/** The schema takes a wildcard, a path or http where Teams then refuses the package, or shows nothing. */
export function addressFaults(manifest: Manifest): readonly Fault[] {
  const domains = manifest.validDomains.map((domain, at) => ({
    at: `validDomains[${at}]`,
    problem: hostProblem(domain),
  }));
  const pages = Object.entries(manifest.developer)
    .filter(([name]) => name.endsWith('Url'))
    .map(([name, url]) => ({ at: `developer.${name}`, problem: urlProblem(url) }));
  const tabs = manifest.staticTabs.map(({ contentUrl }, at) => ({
    at: `staticTabs[${at}].contentUrl`,
    problem: contentUrl === undefined ? undefined : tabProblem(contentUrl, manifest.validDomains),
  }));
  const added = manifest.configurableTabs.map(({ configurationUrl }, at) => ({
    at: `configurableTabs[${at}].configurationUrl`,
    problem: tabProblem(configurationUrl, manifest.validDomains),
  }));
  const unfurled = manifest.composeExtensions.flatMap(({ messageHandlers }, extension) =>
    messageHandlers.flatMap(({ value }, handler) =>
      value.domains.map((domain, at) => ({
        at: `composeExtensions[${extension}].messageHandlers[${handler}].value.domains[${at}]`,
        problem: manifest.validDomains.includes(domain) ? undefined : `is no valid domain (${domain})`,
      })),
    ),
  );
  return [...domains, ...pages, ...tabs, ...added, ...unfurled].flatMap(({ at, problem }) =>
    problem === undefined ? [] : [{ file: 'manifest.json', at, problem, remedy: remedyFor(at) }],
  );
}

/** Teams shows an empty tab for a page on any other host. */
function tabProblem(text: string, validDomains: readonly string[]): string | undefined {
  const host = URL.parse(text)?.host ?? '';
  return urlProblem(text) ?? (validDomains.includes(host) ? undefined : `is on no valid domain (${text})`);
}

function hostProblem(host: string): string | undefined {
  if (host.includes('*')) return `opens the app to every host of a domain (${host})`;
  if (!bareHost.test(host) || ipAddress.test(host)) return `is not a host name alone (${host})`;
  return nowhere.test(host) ? `is a host of samples (${host})` : undefined;
}

function urlProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') return `does not begin with https:// (${text})`;
  return hostProblem(url.hostname);
}

function remedyFor(at: string): string {
  if (at === 'developer.websiteUrl') return 'Set PARTNER_WEBSITE_URL to your website';
  if (at === 'developer.privacyUrl') return `${setPublicUrl}, or PARTNER_PRIVACY_URL to a page of yours`;
  if (at === 'developer.termsOfUseUrl') return `${setPublicUrl}, or PARTNER_TERMS_URL to a page of yours`;
  return setPublicUrl;
}
