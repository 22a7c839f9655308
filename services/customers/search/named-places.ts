/** Second-level labels under which countries register, as `co` in `contoso.co.uk`. The whole list of public suffixes changes daily. */
const registeredUnder = new Set(
  'ac asn co com edu gob gov govt go gv id ltd me mil ne net nhs nom or org plc re sch web'.split(' '),
);
/** Under these Microsoft names each tenant itself. */
const tenantHosts = ['onmicrosoft.com', 'sharepoint.com', 'dynamics.com'];
/** Of domains that are typed alone; with `https://`, `www.` or `@` before it, any ending will do. */
const usualEndings =
  'com net org info biz eu app dev cloud tech online shop store agency group gmbh bank consulting company solutions services software digital global ltd berlin hamburg koeln wien bayern swiss amsterdam london stockholm edu gov';
const usualEnding = new RegExp(`\\.(?:\\p{L}{2}|${usualEndings.replaceAll(' ', '|')}|中国|公司|网络)$`, 'iu');
const host = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,24}$/u;
const mostPlaces = 3;

/** The domains that words name, also within web and e-mail addresses: `tania@contoso.com` names `contoso.com`. */
export function domainsIn(words: string): readonly string[] {
  const tokens = words
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .split(/[\s,;<>()[\]{}"'“”„]+/u);
  return [...new Set(tokens.flatMap(domainOf))].slice(0, mostPlaces);
}

function domainOf(token: string): readonly string[] {
  const address = token
    .toLowerCase()
    .replace(/^(?:mailto|https?):(?:\/\/)?/u, '')
    .replace(/[.!?:]+$/u, '');
  const name = address.replace(/[/?#:].*$/u, '').replace(/^[^@]*@/u, '');
  const bare = name.replace(/^www\./u, '');
  const isAddress = bare !== token.toLowerCase().replace(/[.!?:]+$/u, '');
  return host.test(bare) && (isAddress || usualEnding.test(bare)) ? [bare] : [];
}

/** The label that somebody chose: `contoso` of `mail.contoso.co.uk`. */
export function chosenLabel(domain: string): string {
  const labels = domain.split('.');
  if (tenantHosts.some((end) => domain.endsWith(`.${end}`))) return (labels[0] ?? '').replace(/-(?:my|admin)$/u, '');
  const [last = '', second = ''] = labels.toReversed();
  const isUnderCountry = labels.length > 2 && last.length === 2 && registeredUnder.has(second);
  return labels.at(isUnderCountry ? -3 : -2) ?? '';
}

const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu;
const guid =
  /(?<![0-9a-z])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-z])/giu;

/** The GUIDs that stand in a text in whatever dress (braces, links, other dashes, none at all), in lower case. */
export function guidsIn(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(dashes, '-');
  const found = [...plain.matchAll(guid)].map(([id]) => id.toLowerCase().replaceAll('-', ''));
  return [...new Set(found)].map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5'));
}
