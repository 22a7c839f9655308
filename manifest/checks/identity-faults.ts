import { parseGuid } from '../../services/ids.ts';
import type { Fault } from './fault.ts';
import type { Manifest } from './opened-package.ts';

const file = 'manifest.json';
/** `00000000-…` and `11111111-1111-…` are of samples and of the sandbox. */
const madeUp = /^([\da-f])\1{7}-/i;

/** Ids that are none, and a single sign-on that would not find its registration. */
export function identityFaults({
  id,
  bots,
  composeExtensions,
  webApplicationInfo,
  validDomains,
}: Manifest): readonly Fault[] {
  const ids = [
    { at: 'id', id, setting: 'TEAMS_APP_ID or MicrosoftAppId' },
    ...bots.map(({ botId }, index) => ({ at: `bots[${index}].botId`, id: botId, setting: 'MicrosoftAppId' })),
    ...composeExtensions.map(({ botId }, index) => ({
      at: `composeExtensions[${index}].botId`,
      id: botId,
      setting: 'MicrosoftAppId',
    })),
    { at: 'webApplicationInfo.id', id: webApplicationInfo.id, setting: 'PARTNER_CLIENT_ID' },
  ];
  const bad = ids.flatMap(({ at, id: text, setting }) => {
    const remedy = `Set ${setting} to the id of the registration`;
    if (parseGuid(text) === undefined) return [{ file, at, problem: `is no GUID (${text})`, remedy }];
    return madeUp.test(text) ? [{ file, at, problem: `is an id of samples (${text})`, remedy }] : [];
  });
  const resources = validDomains.flatMap((domain) => bots.map(({ botId }) => `api://${domain}/botid-${botId}`));
  if (resources.includes(webApplicationInfo.resource)) return bad;
  const problem = `belongs to none of the valid domains and this bot (${webApplicationInfo.resource})`;
  const remedy = 'It is api://, the host of PUBLIC_URL, and /botid- with MicrosoftAppId';
  return [...bad, { file, at: 'webApplicationInfo.resource', problem, remedy }];
}
