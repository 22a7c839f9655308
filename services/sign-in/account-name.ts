import { decodeJwt } from 'jose';
import { z } from 'zod';
import { PartnerCenterError } from '../partner-center/http/partner-center-error.ts';
import type { AccessTokens } from '../partner-center/http/partner-center-transport.ts';

const claims = z.object({ upn: z.string().optional(), unique_name: z.string().optional() });

/** Whom Partner Center names where the service account speaks for everybody; undefined where its token does not say. */
export async function findAccountName(accessTokens: AccessTokens): Promise<string | undefined> {
  try {
    const { upn, unique_name: uniqueName } = claims.parse(decodeJwt(await accessTokens.getToken('service-account')));
    return upn ?? uniqueName;
  } catch (error) {
    if (error instanceof PartnerCenterError || error instanceof z.ZodError || error instanceof TypeError)
      return undefined;
    throw error;
  }
}
