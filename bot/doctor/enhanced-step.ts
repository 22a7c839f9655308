import { lackText } from '../../services/agreements/links/attestation-roads.ts';
import { missingIn } from '../../services/partner-center/enhanced/wire-map.ts';
import { usesMadeUpServices } from '../settings/microsoft-addresses.ts';
import { fine, step, warning } from './step.ts';

/** The wire map alone: whether it works, only a trial tells. */
export const enhancedRoad = step({
  name: 'enhanced attestation',
  needs: ['ATTESTATION_ROAD', 'ENHANCED_WIRE_MAP', 'TOKEN_KEYS', 'ENTRA_URL'],
  look(settings) {
    const { ATTESTATION_ROAD: road, ENHANCED_WIRE_MAP: map, TOKEN_KEYS: keys } = settings;
    const isWanted = road === 'enhanced' || road === 'ask';
    const missing = missingIn(map, { isMadeUp: usesMadeUpServices(settings) });
    if (road === 'classic') return Promise.resolve(fine('is switched off by ATTESTATION_ROAD'));
    if (missing.length > 0) {
      const says = `is off: ${lackText({ why: 'incomplete', missing })}`;
      const mend = 'fill them in from Microsoft’s page, as docs/enhanced-attestation.md says';
      return Promise.resolve(isWanted ? warning(says, mend) : fine(says));
    }
    if (!keys) return Promise.resolve(warning(`is off: ${lackText({ why: 'no-keys' })}`, 'set TOKEN_KEYS'));
    return Promise.resolve(fine('its wire map is complete; npm run doctor -- --enhanced tries it'));
  },
});
