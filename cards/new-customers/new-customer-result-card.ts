import { domainOf } from '../../services/new-customers/company-form.ts';
import type { LedgerEntry } from '../../services/agreements/ledger/ledger-entry.ts';
import type { LanguageTag } from '../../services/conversations/language.ts';
import type { CustomerId } from '../../services/ids.ts';
import type { CreationRefusal, NewCustomer } from '../../services/new-customers/new-customer.ts';
import type { FirstSignIn } from '../../services/partner-center/wire/new-customers.ts';
import { type CardButton, openButton, plainButton, ranked } from '../kit/card-actions.ts';
import type { AdaptiveCardJson, Banner } from '../kit/card-template.ts';
import type { Fact } from '../kit/fact-rows.ts';
import { reasonTexts } from '../kit/failure-texts.ts';
import { recordCard } from '../kit/record-card.ts';
import { type Wording, wordingFor } from '../wording/wording.ts';

interface ResultCardData {
  readonly language: LanguageTag;
  readonly newCustomer: NewCustomer;
  /** On this one card only; whatever follows it must be without. */
  readonly firstSignIn?: FirstSignIn | undefined;
  /** Why nothing was created, where that is the outcome. */
  readonly refusal?: CreationRefusal | undefined;
  /** What came of the confirmation, where one was sent. */
  readonly entry?: LedgerEntry | undefined;
}

/** What came of a new customer, and how to go on with it. */
export function newCustomerResultCard(data: ResultCardData): AdaptiveCardJson {
  const { language, newCustomer } = data;
  const wording = wordingFor(language);
  return recordCard({
    language,
    title: newCustomer.form.company.companyName,
    banner: bannerFor(data, wording),
    facts: factsFor(data, wording),
    copies: data.firstSignIn ? [{ label: wording.text('new.fact.password'), text: data.firstSignIn.password }] : [],
    statements: acceptanceStatements(data, wording),
    buttons: buttonsFor(data, wording),
  });
}

function bannerFor(data: ResultCardData, wording: Wording): Banner {
  switch (data.newCustomer.outcome.state) {
    case 'created':
    case 'found':
      return { style: 'good', title: wording.text('new.created.title'), paragraphs: passwordTexts(data, wording) };
    case 'refused':
      return { style: 'attention', title: wording.text('new.refused.title'), paragraphs: refusalTexts(data, wording) };
    case 'uncertain': {
      const title = wording.text('receipt.uncertain.title');
      return { style: 'warning', title, paragraphs: [wording.text('new.uncertain.text')] };
    }
    default: {
      const title = wording.text('new.intended.title');
      return { style: 'accent', title, paragraphs: [wording.text('new.intended.text')] };
    }
  }
}

/** A password that came but never reached the agent is as lost as one that never came. */
function passwordTexts({ newCustomer, firstSignIn }: ResultCardData, wording: Wording): readonly string[] {
  if (firstSignIn) return [wording.text('new.created.password')];
  const wasShown = newCustomer.outcome.state === 'created' && newCustomer.toldAt !== undefined;
  const what = wording.text(wasShown ? 'new.created.shown' : 'new.created.lost');
  return [what, wording.text('new.created.reset')];
}

function refusalTexts({ refusal = 'not-created' }: ResultCardData, wording: Wording): readonly string[] {
  switch (refusal) {
    case 'domain-taken':
    case 'registration-number':
    case 'phone-number':
    case 'not-created':
      return [wording.text(`new.refused.${refusal}`)];
    default:
      return reasonTexts(refusal, wording);
  }
}

function factsFor({ newCustomer, firstSignIn, entry }: ResultCardData, wording: Wording): readonly Fact[] {
  const { outcome, form } = newCustomer;
  const domain = domainOf(form.company);
  const signIn = firstSignIn && [
    { label: wording.text('new.fact.userName'), value: wholeUserName(firstSignIn.userName, domain) },
  ];
  const tenantId = 'customerId' in outcome ? [{ label: wording.text('fact.tenantId'), value: outcome.customerId }] : [];
  const failed = outcome.state === 'refused' ? newCustomer.newCustomerId : refusedId(entry);
  const reference = failed === undefined ? [] : [{ label: wording.text('fact.reference'), value: failed }];
  return [...(signIn ?? []), { label: wording.text('fact.domain'), value: domain }, ...tenantId, ...reference];
}

/** Under this the ledger has the confirmation that was refused. */
function refusedId(entry: LedgerEntry | undefined): string | undefined {
  return entry?.outcome.state === 'refused' ? entry.attestationId : undefined;
}

/** Partner Center gives the part before the domain (create-a-customer). */
function wholeUserName(userName: string, domain: string): string {
  return userName.includes('@') ? userName : `${userName}@${domain}`;
}

function acceptanceStatements(data: ResultCardData, wording: Wording): readonly string[] {
  if (!('customerId' in data.newCustomer.outcome)) return [];
  const key = {
    attested: 'new.attested',
    attesting: 'new.attesting',
    open: 'new.notAttested',
    ask: 'new.ask',
  } as const;
  const outcome = data.entry?.outcome;
  const why = outcome?.state === 'refused' ? reasonTexts(outcome.reason, wording) : [];
  return [wording.text(key[acceptanceOf(data)]), ...why];
}

function acceptanceOf({ newCustomer, entry }: ResultCardData): 'attested' | 'attesting' | 'open' | 'ask' {
  switch (entry?.outcome.state) {
    case 'recorded':
    case 'already-recorded':
      return 'attested';
    case 'intended':
    case 'uncertain':
      return 'attesting';
    default:
      return newCustomer.form.acceptance.road === 'attest' ? 'open' : 'ask';
  }
}

function buttonsFor(data: ResultCardData, wording: Wording): readonly CardButton[] {
  const { newCustomerId, outcome } = data.newCustomer;
  if ('customerId' in outcome) return acceptanceButtons(data, outcome.customerId, wording);
  if (outcome.state === 'refused')
    return [plainButton(wording.text('review.change'), { verb: 'customer.change', newCustomerId })];
  return [plainButton(wording.text('status.checkAgain'), { verb: 'customer.show', newCustomerId })];
}

/** What these open comes below, so that a password stays on its card until it is noted. */
function acceptanceButtons(data: ResultCardData, customerId: CustomerId, wording: Wording): readonly CardButton[] {
  const { newCustomerId } = data.newCustomer;
  const acceptance = acceptanceOf(data);
  const confirm = openButton(wording.text('new.confirmNow'), { verb: 'customer.attest', newCustomerId });
  const invite = openButton(wording.text('status.invite'), { verb: 'invitation.start', customerId });
  const show = openButton(wording.text('status.show'), { verb: 'status.show', customerId });
  const noted = plainButton(wording.text('new.noted'), { verb: 'customer.noted', newCustomerId });
  const last = data.firstSignIn ? noted : show;
  const next = { attested: [], attesting: [], open: [confirm, invite], ask: [invite] }[acceptance];
  return next.length > 0 ? ranked([...next, last]) : [last];
}
