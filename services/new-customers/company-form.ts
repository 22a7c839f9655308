import { tidied } from '../agreements/tidied.ts';
import type { CompanyForm } from './new-customer-form.ts';

export type CompanyProblem =
  'missing' | 'too-long' | 'not-a-name' | 'not-a-domain' | 'domain-taken' | 'unknown-country' | 'unknown-reseller';

/** What is wrong, field by field; empty when nothing is. */
export type CompanyProblems = Readonly<Partial<Record<keyof CompanyForm, CompanyProblem>>>;

const longestName = 100;
/** Letters and digits, at most 27, as Microsoft takes for the first part of an onmicrosoft.com domain. */
const domainPrefix = /^[a-z0-9]{1,27}$/;

/** Made fit to be kept: `Contoso.onmicrosoft.com` is `contoso`. */
export function tidyCompanyForm(typed: CompanyForm): CompanyForm {
  const form = tidied(typed);
  const prefix = form.domainPrefix.toLowerCase().replace(/\.onmicrosoft\.com$/, '');
  return { ...form, domainPrefix: prefix, country: form.country.toUpperCase() };
}

/** What can be told without asking anybody. */
export function companyProblems({ companyName, domainPrefix: prefix, country }: CompanyForm): CompanyProblems {
  return {
    ...problemOf('companyName', nameProblem(companyName)),
    ...problemOf('domainPrefix', prefixProblem(prefix)),
    ...problemOf('country', country === '' ? 'missing' : /^[A-Z]{2}$/.test(country) ? undefined : 'unknown-country'),
  };
}

export function domainOf({ domainPrefix: prefix }: CompanyForm): string {
  return `${prefix}.onmicrosoft.com`;
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

function problemOf(field: keyof CompanyForm, problem: CompanyProblem | undefined): CompanyProblems {
  return problem ? { [field]: problem } : {};
}
