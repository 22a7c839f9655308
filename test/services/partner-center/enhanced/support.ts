import { EnhancedAttestationClient } from '../../../../services/partner-center/enhanced/enhanced-attestation-client.ts';
import { isComplete, wireMapSchema } from '../../../../services/partner-center/enhanced/wire-map.ts';
import sandboxWireMap from '../../../../sandbox/partner-center/attestations/enhanced-wire.json' with { type: 'json' };
import { CapturedLog } from '../../../support/captured-log.ts';
import { templateId, customer } from '../support.ts';

export { sandboxWireMap };

export const asked = {
  contact: { firstName: 'Tania', lastName: 'Carr', email: 'tania@contoso.example' },
  companyName: 'Contoso "Süd" 株式会社',
  country: 'DE',
  language: 'de-DE',
  minutes: 60,
} as const;

export const agreed = {
  customerId: customer,
  templateId,
  contact: asked.contact,
  acceptedAt: new Date('2026-03-02T09:00:00Z'),
};

/** A client of the sandbox's wire, and what it has logged. */
export function openEnhancedClient(baseUrl: string, getToken: () => Promise<string>) {
  const map = wireMapSchema.parse(sandboxWireMap);
  if (!isComplete(map, { isMadeUp: true })) throw new Error('the map of the sandbox is not complete');
  const log = new CapturedLog();
  const client = new EnhancedAttestationClient(map, { baseUrl, accessTokens: { getToken }, log, timeoutMs: 10_000 });
  return { client, log };
}
