import type { ToldStatus } from '../customers/customer-status.ts';
import type { Acceptance, AcceptanceReads } from './acceptance.ts';

/**
 * What the directory may keep. Stricter than what an agent is shown: a failed read must not change a status that is known, so
 * an attestation alone tells nothing while a direct acceptance could not be ruled out.
 */
export function toldStatusFrom(acceptance: Acceptance, direct: AcceptanceReads['direct']): ToldStatus | undefined {
  if (direct.status === 'rejected') return undefined;
  switch (acceptance.kind) {
    case 'direct':
    case 'none':
      return { status: acceptance.kind, acceptedOn: undefined };
    case 'attested':
    case 'renewal-due':
      return { status: acceptance.kind, acceptedOn: acceptance.attestation.acceptedOn };
    case 'unknown':
      return undefined;
  }
}
