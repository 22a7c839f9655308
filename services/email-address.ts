import { longestAddress } from './primary-contact.ts';

/** With this ends the first domain of every customer: it tells none from another. */
export const sharedSuffix = '.onmicrosoft.com';

const longestLocalPart = 64;
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Letters of any script, as in internationalised domain names; 63 octets are RFC 1035's limit. */
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * The address alone, where a mail program copied more around it: `mailto:ann@example.com`, `Ann Beebe <ann@example.com>;`,
 * `<ann@example.com>`, `ann@example.com.`. What holds no single address comes back unchanged.
 */
export function addressIn(text: string): string {
  const trimmed = text.trim();
  const bracketed = [...trimmed.matchAll(/<([^<>]*)>/g)];
  if (bracketed.length > 1) return text;
  const address = (bracketed[0]?.[1] ?? trimmed)
    .replace(/^["'\s(]*(?:mailto:)?/i, '')
    .replace(/(@[^?]*)\?.*$/, '$1')
    .replace(/["'\s);,.]*$/, '');
  return /^[^\s@,;<>]+@[^\s@,;<>]+$/u.test(address) ? address : text;
}

/** Whether mail can be sent to it: dots and labels as RFC 5322 and 1035 allow them, a domain of names, no IP address. */
export function isEmailAddress(text: string): boolean {
  const [local, domain, ...more] = text.split('@');
  if (!local || !domain || more.length > 0 || text.length > longestAddress) return false;
  const labels = domain.split('.');
  return (
    local.length <= longestLocalPart &&
    localPart.test(local) &&
    labels.length > 1 &&
    labels.every((label) => domainLabel.test(label)) &&
    /\p{L}/u.test(labels.at(-1) ?? '')
  );
}
