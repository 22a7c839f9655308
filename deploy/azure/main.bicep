// Agreement Desk on Azure Container Apps: two instances, PostgreSQL in the same network, secrets in Key Vault, one managed
// identity for the bot, its registration with Azure Bot Service, and the channel Microsoft Teams. docs/install.md leads through it.
targetScope = 'resourceGroup'

@description('Beginning of all names; small letters and digits.')
@minLength(3)
@maxLength(11)
param name string = 'agreedesk'
param location string = resourceGroup().location
@description('The image with its tag, in a registry that the managed identity or everybody may read.')
param image string
@description('Host of the bot on the internet, once its own domain is bound. Empty: the host that Azure gives.')
param publicHost string = ''

param partnerTenantId string
param partnerClientId string
param adminAgentsGroupId string
param salesAgentsGroupId string = ''
param helpdeskAgentsGroupId string = ''
param partnerName string
param partnerWebsiteUrl string
param partnerContact string

@description('Container of Azure Blob Storage to which each signed head of the evidence log is added, in an account that somebody else administers. Its owner gives the identity the role Storage Blob Data Contributor.')
param evidenceHeadsBlobUrl string = ''
@description('Channel in Teams in which the newest head is posted once an hour: its link. The app has to be in its team.')
param evidenceHeadsChannel string = ''

@secure()
param partnerClientSecret string
@secure()
@description('What `npm run consent` shows on a terminal.')
param partnerRefreshToken string
@secure()
@description('Encrypts the sign-ins of agents: `openssl rand -base64 32`.')
param tokenKeys string
@secure()
@description('Signs the evidence log: `openssl rand -base64 32`, another one.')
param evidenceSigningKey string
@secure()
@description('Letters and digits only, because it stands in a URL.')
param databasePassword string

var suffix = uniqueString(resourceGroup().id)
var databaseUser = 'agreement_desk'
var databaseName = 'agreement_desk'
var host = empty(publicHost) ? '${name}-bot.${environment.properties.defaultDomain}' : publicHost
// Key Vault Secrets User (azure built-in roles)
var readsSecrets = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
// Key Vault Secrets Officer
var writesSecrets = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7')

// Storage Blob Data Contributor
var writesBlobs = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.20.0.0/23'
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.20.2.0/24'
          delegations: [{ name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}-${suffix}.private.postgres.database.azure.com'
  location: 'global'
}

resource zoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = {
  parent: zone
  name: '${name}-link'
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: network.id }
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${suffix}'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    network: {
      delegatedSubnetResourceId: network.properties.subnets[1].id
      privateDnsZoneArmResourceId: zone.id
    }
  }
  dependsOn: [zoneLink]
}

// The search for customers uses it, and Azure lets nobody create an extension that is not on this list.
resource extensions 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'azure.extensions'
  properties: { value: 'PG_TRGM', source: 'user-override' }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: databaseName
  dependsOn: [extensions]
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}${suffix}'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource vaultRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, readsSecrets)
  properties: {
    roleDefinitionId: readsSecrets
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource clientSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'partner-client-secret'
  properties: { value: partnerClientSecret }
}

resource refreshToken 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'partner-refresh-token'
  properties: { value: partnerRefreshToken }
}

// The bot puts a new token there each day, so that it never ends.
resource refreshTokenRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: refreshToken
  name: guid(refreshToken.id, identity.id, writesSecrets)
  properties: {
    roleDefinitionId: writesSecrets
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource tokenKeysSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'token-keys'
  properties: { value: tokenKeys }
}

resource evidenceKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'evidence-signing-key'
  properties: { value: evidenceSigningKey }
}

resource databaseUrl 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'database-url'
  properties: {
    value: 'postgres://${databaseUser}:${databasePassword}@${server.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full'
  }
}

// Files that are attached to the evidence: the instances share them, and a restart must not lose them.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${name}${suffix}'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource attachments 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'attachments'
}

resource attachmentsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: attachments
  name: guid(attachments.id, identity.id, writesBlobs)
  properties: {
    roleDefinitionId: writesBlobs
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: network.properties.subnets[0].id }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-bot'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  dependsOn: [vaultRole, refreshTokenRole, attachmentsRole, database]
  properties: {
    managedEnvironmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 3978, transport: 'http', allowInsecure: false }
      secrets: [
        { name: 'partner-client-secret', keyVaultUrl: clientSecret.properties.secretUri, identity: identity.id }
        { name: 'token-keys', keyVaultUrl: tokenKeysSecret.properties.secretUri, identity: identity.id }
        { name: 'evidence-signing-key', keyVaultUrl: evidenceKeySecret.properties.secretUri, identity: identity.id }
        { name: 'database-url', keyVaultUrl: databaseUrl.properties.secretUri, identity: identity.id }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 35
      scale: { minReplicas: 2, maxReplicas: 2 }
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'MicrosoftAppType', value: 'UserAssignedMsi' }
            { name: 'MicrosoftAppId', value: identity.properties.clientId }
            { name: 'MicrosoftAppTenantId', value: subscription().tenantId }
            { name: 'PARTNER_TENANT_ID', value: partnerTenantId }
            { name: 'PARTNER_CLIENT_ID', value: partnerClientId }
            { name: 'PARTNER_CLIENT_SECRET', secretRef: 'partner-client-secret' }
            { name: 'PARTNER_REFRESH_TOKEN', value: 'keyvault:${refreshToken.properties.secretUri}' }
            { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
            { name: 'TOKEN_KEYS', secretRef: 'token-keys' }
            { name: 'EVIDENCE_SIGNING_KEY', secretRef: 'evidence-signing-key' }
            { name: 'EVIDENCE_HEADS_BLOB_URL', value: evidenceHeadsBlobUrl }
            { name: 'EVIDENCE_HEADS_CHANNEL', value: evidenceHeadsChannel }
            { name: 'ATTACHMENTS_BLOB_URL', value: '${storage.properties.primaryEndpoints.blob}attachments' }
            { name: 'ADMIN_AGENTS_GROUP_ID', value: adminAgentsGroupId }
            { name: 'SALES_AGENTS_GROUP_ID', value: salesAgentsGroupId }
            { name: 'HELPDESK_AGENTS_GROUP_ID', value: helpdeskAgentsGroupId }
            { name: 'PUBLIC_URL', value: 'https://${host}' }
            { name: 'PARTNER_NAME', value: partnerName }
            { name: 'PARTNER_WEBSITE_URL', value: partnerWebsiteUrl }
            { name: 'PARTNER_CONTACT', value: partnerContact }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'TRUSTED_PROXY_HOPS', value: '1' }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 3, failureThreshold: 60 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 15, timeoutSeconds: 5 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 3978 }, periodSeconds: 5, timeoutSeconds: 5 }
          ]
        }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'Agreement Desk'
    endpoint: 'https://${host}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: subscription().tenantId
    msaAppType: 'UserAssignedMSI'
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

output publicUrl string = 'https://${host}'
output botAppId string = identity.properties.clientId
output keyVault string = vault.name
