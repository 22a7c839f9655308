import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../database/database.ts';

/** Of the attestation that settled a hand-over; null where the customer accepted by itself. */
export function lastAttestation(row: ExpressionBuilder<Tables, 'handovers'>) {
  return attestationSince(row).orderBy('attestations.intended_at', 'desc').limit(1);
}

/** Made through the bot since the customer was handed over. */
export function attestationSince(row: ExpressionBuilder<Tables, 'handovers'>) {
  return row
    .selectFrom('attestations')
    .whereRef('attestations.customer_id', '=', 'handovers.customer_id')
    .whereRef('attestations.intended_at', '>=', 'handovers.created_at')
    .where((attestation) =>
      attestation.or([
        attestation('attestations.state', 'in', ['recorded', 'already-recorded']),
        attestation.exists(
          attestation
            .selectFrom('attestation_corrections')
            .select('attestation_corrections.state')
            .whereRef('attestation_corrections.attestation_id', '=', 'attestations.attestation_id'),
        ),
      ]),
    );
}

/** On either road, as the directory has read since then. */
export function acceptanceSince(row: ExpressionBuilder<Tables, 'handovers'>) {
  return row
    .selectFrom('customers')
    .whereRef('customers.customer_id', '=', 'handovers.customer_id')
    .whereRef('customers.read_at', '>=', 'handovers.created_at')
    .where('customers.status', 'in', ['direct', 'attested']);
}
