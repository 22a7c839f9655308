import type { AgentId } from '../../ids.ts';

/** In whose name Partner Center is called: an agent's, or, for what no agent asked for, that of the service account. */
export type Caller = AgentId | 'service-account';
