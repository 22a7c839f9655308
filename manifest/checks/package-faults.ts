import { addressFaults } from './address-faults.ts';
import { commandFaults } from './command-faults.ts';
import type { Fault } from './fault.ts';
import { iconFaults } from './icon-faults.ts';
import { identityFaults } from './identity-faults.ts';
import { languageFaults } from './language-faults.ts';
import { layoutFaults, openPackage } from './opened-package.ts';
import { placeholderFaults } from './placeholder-faults.ts';
import { schemaFaults } from './schema-faults.ts';

/** All that Teams would refuse or show wrongly. An app package without a fault may still be refused for reasons of the tenant. */
export function packageFaults(zip: Uint8Array): readonly Fault[] {
  const opened = openPackage(zip);
  if (!opened) return [{ file: 'the package', problem: 'is no zip file', remedy: 'Build it again' }];
  const { manifest } = opened;
  return [
    ...layoutFaults(opened),
    ...schemaFaults(opened),
    ...placeholderFaults(opened),
    ...(manifest
      ? [
          ...identityFaults(manifest),
          ...addressFaults(manifest),
          ...commandFaults(manifest),
          ...languageFaults(opened, manifest),
          ...iconFaults(opened, manifest),
        ]
      : []),
  ];
}
