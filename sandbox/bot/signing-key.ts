import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** With a key that signs this sandbox's evidence log and no other: made at its first start, and kept beside its data. */
export function withOwnSigningKey(environment: Environment): Environment {
  const dataDir = environment['DATA_DIR'] || '.data';
  const file = join(dataDir, 'sandbox-evidence-key');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return {
    ...environment,
    ...{ EVIDENCE_SIGNING_KEY: undefined, EVIDENCE_SIGNING_KEY_FILE: file },
    ...{ EVIDENCE_PREVIOUS_SIGNING_KEY: undefined, EVIDENCE_PREVIOUS_SIGNING_KEY_FILE: undefined },
  };
}
