import { SandboxKeys } from '../../../sandbox/entra/sandbox-keys.ts';

/** The same keys for all sandboxes of a run, because making them costs more than most tests. Who rotates keys has some of their own. */
export const sharedKeys = new SandboxKeys(process.env['TEST_KEYS_FOLDER']);
