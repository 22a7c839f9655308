import { formVersion } from '../../form-version.ts';
import type { RecordedAttestation } from '../../partner-center/wire/agreements.ts';
import { type PrimaryContact, personFields } from '../../primary-contact.ts';
import { type ContactForm, contactFrom, personProblems } from '../contact-form.ts';
import type { Draft } from '../draft.ts';
import { type Obstacle, type Standing, obstacleTo } from '../standing.ts';
import type { AcceptanceLink } from './acceptance-link.ts';
import type { AgreementPlace } from './agreement-place.ts';

/** Why no link is made. Unlike those of a confirmation, none of them can be passed over. */
export type LinkObstacle =
  | Obstacle
  /** Partner Center would say 600061: another person has to sign, or this one with another e-mail address or phone number. */
  | { readonly kind: 'same-contact'; readonly attestation: RecordedAttestation }
  /** The customer has one already. */
  | { readonly kind: 'open-link'; readonly link: AcceptanceLink }
  /** Microsoft asks for the customer's country, and Partner Center tells none. */
  | { readonly kind: 'no-country' };

/** What a review shows beside the form, read a moment ago. */
export interface LinkCheck {
  readonly obstacle: LinkObstacle | undefined;
  /** Of the page that the customer will see. */
  readonly place: AgreementPlace | undefined;
  /** To be given to `start`, which makes no link if it is another one by then. */
  readonly version: string;
}

export interface LinkStanding extends Standing {
  readonly open: AcceptanceLink | undefined;
  /** What Partner Center holds for the very person in the draft. */
  readonly sameContact: RecordedAttestation | undefined;
  readonly place: AgreementPlace | undefined;
}

export function linkCheckOf(draft: Draft, standing: LinkStanding): LinkCheck {
  const { form } = draft;
  const { acceptance, entries, open, sameContact, place } = standing;
  const version = formVersion([
    [...personFields.map((field) => form[field]), form.reason],
    [acceptance.kind, sameContact?.acceptedAt, open?.linkId, open?.state, place],
    entries.map(({ attestationId, outcome }) => [attestationId, outcome.state]),
  ]);
  return { obstacle: linkObstacleTo(draft, standing), place, version };
}

function linkObstacleTo(draft: Draft, standing: LinkStanding): LinkObstacle | undefined {
  const { open, sameContact, place } = standing;
  if (open) return { kind: 'open-link', link: open };
  const usual = obstacleTo(draft, standing);
  if (usual) return usual;
  if (sameContact) return { kind: 'same-contact', attestation: sameContact };
  return place ? undefined : { kind: 'no-country' };
}

/** Undefined where something in the form is wrong. On which day the customer accepts is not known yet. */
export function signerIn(form: ContactForm): PrimaryContact | undefined {
  return Object.keys(personProblems(form)).length > 0 ? undefined : contactFrom(form);
}
