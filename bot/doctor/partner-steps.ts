import { RolesUnavailableError } from '../../services/identity/role-directory.ts';
import { readPartnerType } from '../../services/identity/partner-type.ts';
import { PartnerCenterError } from '../../services/partner-center/http/partner-center-error.ts';
import { PartnerCenterClient } from '../../services/partner-center/partner-center-client.ts';
import type { ProductionSettings } from '../settings/config.ts';
import { explainRefusal } from './entra-refusals.ts';
import { groupSettings, roleDirectory } from '../role-directory.ts';
import { partnerSettingNames } from '../secrets/registrations.ts';
import { type Instruments, timeoutMs } from './instruments.ts';
import { examineAccount } from './service-account.ts';
import { type Finding, fault, fine, step } from './step.ts';

const needs = [...partnerSettingNames, 'ENTRA_URL', 'PARTNER_REFRESH_TOKEN', 'PARTNER_CENTER_URL'] as const;
type PartnerCenterSettings = Pick<ProductionSettings, (typeof needs)[number]>;

export const serviceAccount = step({
  name: 'service account',
  needs: [...needs, ...groupSettings, 'GRAPH_URL'],
  after: ['partner registration'],
  async look(settings, { accessTokens, log }) {
    try {
      const accessToken = await accessTokens(settings).getToken('service-account');
      const { PARTNER_TENANT_ID: tenantId, PARTNER_CENTER_URL: partnerCenterUrl } = settings;
      const roles = roleDirectory(settings, { timeoutMs, log });
      return await examineAccount({ accessToken, tenantId, partnerCenterUrl, roles });
    } catch (error) {
      const why = explainRefusal(error);
      if (why) return fault(why.says, why.mend);
      if (!(error instanceof RolesUnavailableError)) throw error;
      return fault('its roles cannot be read', 'see the steps groups and roles');
    }
  },
});

export const partnerType = step({
  name: 'partner type',
  needs,
  after: ['service account'],
  look: (settings, instruments) =>
    asking(async () => {
      const partnerCenter = client(settings, instruments);
      const [type, name] = await Promise.all([
        readPartnerType(partnerCenter, 'service-account'),
        partnerCenter.getPartnerName('service-account'),
      ]);
      if (type.kind !== 'indirect-reseller')
        return fine(`${name} is a ${type.kind.replace('-', ' ')} partner and may confirm`);
      return fine(
        `${name} is an indirect reseller: its agents cannot confirm, and are led to ${type.providerNames.join(', ')}`,
      );
    }),
});

export const template = step({
  name: 'template',
  needs,
  after: ['service account'],
  look: (settings, instruments) =>
    asking(async () => {
      await client(settings, instruments).getAgreementTemplate('service-account');
      return fine('the agreement that is confirmed can be read');
    }),
});

export const harmlessRead = step({
  name: 'customers',
  needs,
  after: ['service account'],
  look: (settings, instruments) =>
    asking(async () => {
      const { customers } = await client(settings, instruments).listCustomers('service-account', { limit: 1 });
      return fine(customers.length === 0 ? 'the list can be read, and is empty' : 'the list can be read');
    }),
});

function client({ PARTNER_CENTER_URL: baseUrl, ...settings }: PartnerCenterSettings, instruments: Instruments) {
  const { accessTokens, log } = instruments;
  return new PartnerCenterClient({ baseUrl, timeoutMs, accessTokens: accessTokens(settings), log });
}

/** What Partner Center refuses, by the code under which the page of operations says what to do. */
async function asking(look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const { code, status, wireCode, detail } = error;
    const more = [status, wireCode, detail].filter((part) => part !== undefined).join(', ');
    const mend = 'see Error codes in docs/operations.md';
    return fault(`Partner Center did not answer as it should: ${code}${more && ` (${more})`}`, mend);
  }
}
