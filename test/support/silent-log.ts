import type { Log } from '../../services/log.ts';

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
