import { tidied } from '../agreements/tidied.ts';
import { countryCode } from '../company-address.ts';
import { sharedSuffix } from '../email-address.ts';
import { problemsIn } from '../form-fields.ts';

export type CompanyProblem =
  | 'missing'
  | 'too-long'
  | 'not-a-name'
  | 'not-a-domain'
  | 'domain-taken'
  | 'unknown-country'
  | 'no-reseller'
  | 'unknown-reseller';

/** What is wrong, field by field; empty when nothing is. */
export type CompanyProblems = Readonly<Partial<Record<CompanyField, CompanyProblem>>>;

type Check = (text: string) => CompanyProblem | undefined;

/** Every field of step one, with what can be told of it without asking anybody. */
const checks = {
  companyName: nameProblem,
  /** What stands before `.onmicrosoft.com`. */
  domainPrefix: prefixProblem,
  /** ISO 3166-1 alpha-2, upper case. */
  country: countryProblem,
  /** The indirect reseller the customer belongs to, or `own`; empty where nothing was chosen, or there is nothing to choose. */
  resellerId: () => undefined,
} as const satisfies Readonly<Record<string, Check>>;

export type CompanyField = keyof typeof checks;
export const companyFields = Object.keys(checks) as readonly CompanyField[];

/** Step one of a new customer, as somebody typed it; nothing in it has been checked. */
export type CompanyForm = Readonly<Record<CompanyField, string>>;

const longestName = 100;
/** Letters and digits, at most 27, as Microsoft takes for the first part of an onmicrosoft.com domain. */
const domainPrefix = /^[a-z0-9]{1,27}$/;

/** Made fit to be kept: `Contoso.onmicrosoft.com` is `contoso`. */
export function tidyCompanyForm(typed: CompanyForm): CompanyForm {
  const form = tidied(typed);
  const prefix = form.domainPrefix.toLowerCase().replace(/\.onmicrosoft\.com$/, '');
  const { country } = form;
  return { ...form, domainPrefix: prefix, country: country.length === 2 ? country.toUpperCase() : country };
}

/** What can be told without asking anybody. */
export function companyProblems(form: CompanyForm): CompanyProblems {
  return problemsIn(companyFields, (field) => checks[field](form[field]));
}

/** Undefined for the partner's own customer. */
export function resellerOf({ resellerId }: Pick<CompanyForm, 'resellerId'>): string | undefined {
  return resellerId === '' || resellerId === 'own' ? undefined : resellerId;
}

/** Whose customer it becomes is never taken for granted. `resellers` are those of an indirect provider. */
export function resellerProblem(
  company: Pick<CompanyForm, 'resellerId'>,
  resellers: readonly { readonly partnerId: string }[],
): CompanyProblem | undefined {
  if (company.resellerId === '' && resellers.length > 0) return 'no-reseller';
  const chosen = resellerOf(company);
  const isKnown = chosen === undefined || resellers.some(({ partnerId }) => partnerId === chosen);
  return isKnown ? undefined : 'unknown-reseller';
}

export function domainOf({ domainPrefix: prefix }: CompanyForm): string {
  return `${prefix}${sharedSuffix}`;
}

/** Microsoft refuses a name of one character, and one of special characters only (validate-names-addresses). */
function nameProblem(name: string): CompanyProblem | undefined {
  if (name === '') return 'missing';
  if (name.length > longestName) return 'too-long';
  return name.length > 1 && /[\p{L}\p{N}]/u.test(name) ? undefined : 'not-a-name';
}

function prefixProblem(prefix: string): CompanyProblem | undefined {
  if (prefix === '') return 'missing';
  return domainPrefix.test(prefix) ? undefined : 'not-a-domain';
}

function countryProblem(country: string): CompanyProblem | undefined {
  if (country === '') return 'missing';
  return countryCode.test(country) ? undefined : 'unknown-country';
}
