import { groups, partnerIdentity, roles } from './graph-steps.ts';
import { enhancedRoad } from './enhanced-step.ts';
import { evidenceLog } from './evidence-step.ts';
import { clock, database, signingKeys } from './machine-steps.ts';
import { harmlessRead, partnerType, serviceAccount, template } from './partner-steps.ts';
import { agentSignIn } from './sign-in-step.ts';
import type { Step } from './step.ts';
import { botIdentity, teamsChannel } from './teams-steps.ts';

/** From the machine outwards: what comes later needs what comes before. */
export const steps: readonly Step[] = [
  database,
  evidenceLog,
  clock,
  signingKeys,
  botIdentity,
  teamsChannel,
  partnerIdentity,
  groups,
  roles,
  agentSignIn,
  serviceAccount,
  partnerType,
  template,
  harmlessRead,
  enhancedRoad,
];
