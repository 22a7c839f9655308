import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import wireMap from '../partner-center/attestations/enhanced-wire.json' with { type: 'json' };

type Environment = Readonly<Record<string, string | undefined>>;

/** With the invented wire of this sandbox, whose page is where its Partner Center is. */
export function withSandboxWireMap(environment: Environment): Environment {
  const dataDir = environment['DATA_DIR'] || '.data';
  const file = join(dataDir, 'sandbox-enhanced-wire.json');
  const address = `${environment['PARTNER_CENTER_URL'] ?? ''}/mca`;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify({ ...wireMap, page: { ...wireMap.page, address } }));
  return { ENHANCED_WIRE_MAP: file, ...environment };
}
