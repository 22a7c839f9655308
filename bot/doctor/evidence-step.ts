import { evidenceSigningKeys } from '../settings/evidence-settings.ts';
import { fine, step, warning } from './step.ts';

export const evidenceLog = step({
  name: 'evidence log',
  needs: ['PARTNER_TENANT_ID', 'EVIDENCE_SIGNING_KEY', 'EVIDENCE_PREVIOUS_SIGNING_KEY'],
  async look(settings) {
    const [key] = evidenceSigningKeys(settings);
    if (!key)
      return Promise.resolve(
        warning(
          'is kept and not signed: the owner of the database could rewrite it unseen',
          'set EVIDENCE_SIGNING_KEY, as docs/operations.md says',
        ),
      );
    return Promise.resolve(
      fine(`signed with the public key ${key.publicKey.toString('base64')}: note it down elsewhere`),
    );
  },
});
