import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json' with { type: 'json' };
import manifestSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.schema.json' with { type: 'json' };
import Ajv, { type ErrorObject } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Fault } from './fault.ts';
import type { OpenedPackage } from './opened-package.ts';

// Microsoft's schemas have keywords that ajv does not know, and expressions that are none under the flag u.
const ajv = addFormats.default(
  new Ajv.default({ strict: false, unicodeRegExp: false, allErrors: true, verbose: true }),
);

/** By the newest schema that Microsoft's reference lists as generally available (microsoft-365/extensibility/schema). */
const isManifest = ajv.compile(manifestSchema);
const isLanguageFile = ajv.compile(localizationSchema);

/** What Microsoft's published schemas find. */
export function schemaFaults({ json }: OpenedPackage): readonly Fault[] {
  return [...json]
    .filter(([, value]) => value !== undefined)
    .flatMap(([file, value]) => {
      const validate = file === 'manifest.json' ? isManifest : isLanguageFile;
      return validate(value) ? [] : (validate.errors ?? []).map((error) => faultOf(file, error));
    });
}

function faultOf(file: string, { instancePath, message = 'is not allowed', params, data }: ErrorObject): Fault {
  const which = (params as { additionalProperty?: string }).additionalProperty;
  const given = typeof data === 'string' ? ` (“${data}”)` : '';
  return {
    file,
    at: instancePath.slice(1).replaceAll('/', '.') || 'at its root',
    problem: `${message}${which === undefined ? '' : `: ${which}`}${given}`,
    remedy: 'Microsoft’s schema of the app manifest refuses it',
  };
}
