import { partnerTenantId } from '../people.ts';
import type { Reply, Routes } from '../http/routes.ts';
import { EntraError } from './entra-error.ts';
import type { SandboxKeys } from './sandbox-keys.ts';
import { checkTenant } from './token-endpoint.ts';

/**
 * Where the endpoints and keys of Entra and of the Bot Framework are. Endpoints are on this machine. The issuers are Microsoft's,
 * because they stand in the tokens.
 */
export function discoveryRoutes(keys: SandboxKeys, url: () => string): Routes {
  return {
    'GET /common/discovery/instance': () => ok(instances(url())),
    'GET /:tenant/v2.0/.well-known/openid-configuration': ({ params }) => {
      try {
        checkTenant(params['tenant'] ?? '');
        return ok(entraMetadata(`${url()}/${params['tenant'] ?? ''}`));
      } catch (error) {
        if (error instanceof EntraError) return error.reply();
        throw error;
      }
    },
    'GET /:tenant/discovery/v2.0/keys': () => ok({ keys: keys.published('entra') }),
    'GET /botframework/v1/.well-known/openidconfiguration': () => ok(botFrameworkMetadata(`${url()}/botframework`)),
    'GET /botframework/v1/.well-known/keys': () =>
      ok({ keys: keys.published('botFramework').map((key) => ({ ...key, endorsements: ['msteams'] })) }),
  };
}

function entraMetadata(root: string): object {
  return {
    token_endpoint: `${root}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${root}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `https://login.microsoftonline.com/${partnerTenantId}/v2.0`,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${root}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${root}/oauth2/v2.0/logout`,
    tenant_region_scope: 'EU',
  };
}

function botFrameworkMetadata(root: string): object {
  return {
    issuer: 'https://api.botframework.com',
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${root}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}

function instances(url: string): object {
  const hosts = ['login.microsoftonline.com'];
  return {
    tenant_discovery_endpoint: `${url}/${partnerTenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: hosts[0], preferred_cache: hosts[0], aliases: hosts }],
  };
}

function ok(body: object): Reply {
  return { status: 200, body };
}
