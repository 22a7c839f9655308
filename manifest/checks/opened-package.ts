import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import type { Fault } from './fault.ts';

/** What the checks read of a manifest. Microsoft's schema says what else there may be. */
const manifestSchema = z.object({
  id: z.string(),
  developer: z.record(z.string(), z.string()),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  bots: z.array(
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      commandLists: z.array(
        z.object({
          scopes: z.array(z.string()),
          commands: z.array(z.object({ title: z.string(), description: z.string() })),
        }),
      ),
    }),
  ),
  composeExtensions: z.array(
    z.object({
      botId: z.string(),
      messageHandlers: z.array(z.object({ value: z.object({ domains: z.array(z.string()) }) })),
    }),
  ),
  configurableTabs: z.array(z.object({ configurationUrl: z.string() })),
  staticTabs: z.array(z.object({ contentUrl: z.string().optional() })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** A zip file, opened again as Teams opens it. */
export interface OpenedPackage {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every file that ends with .json; undefined for one that is none. */
  readonly json: ReadonlyMap<string, unknown>;
  /** Undefined where it is not there, or lacks something that the checks need. */
  readonly manifest: Manifest | undefined;
  /** Paths of what it lacks. Microsoft's schema can do without some of it. */
  readonly gaps: readonly string[];
}

export function openPackage(zip: Uint8Array): OpenedPackage | undefined {
  try {
    const files = new Map(Object.entries(unzipSync(zip)));
    const json = new Map(
      [...files].filter(([name]) => name.endsWith('.json')).map(([name, file]) => [name, read(file)]),
    );
    const { data: manifest, error } = manifestSchema.safeParse(json.get('manifest.json'));
    return { files, json, manifest, gaps: (error?.issues ?? []).map(({ path }) => path.join('.')) };
  } catch {
    return undefined;
  }
}

/** Faults of the zip file as such. */
export function layoutFaults({ files, json, manifest, gaps }: OpenedPackage): readonly Fault[] {
  const unreadable = [...json].filter(([, value]) => value === undefined).map(([name]) => name);
  const wanted = ['manifest.json', ...(manifest ? filesOf(manifest) : [])];
  const missing = wanted.filter((name) => !files.has(name));
  const others = manifest ? [...files.keys()].filter((name) => !wanted.includes(name)) : [];
  return [
    ...unreadable.map((file) => ({ file, problem: 'is no JSON', remedy: 'Build the package again' })),
    ...gaps
      .filter((at) => at !== '')
      .map((at) => ({
        file: 'manifest.json',
        at,
        problem: 'is missing, or is something else',
        remedy: 'Correct manifest/manifest.json',
      })),
    ...missing.map((file) => ({
      file,
      problem: 'is not in the package',
      remedy: 'Teams looks for it at the root of the zip file, not in a folder',
    })),
    ...others.map((file) => ({
      file,
      problem: 'is in the package, and the manifest does not name it',
      remedy: 'Teams takes no other files: leave it out',
    })),
  ];
}

function filesOf({ icons, localizationInfo }: Manifest): readonly string[] {
  return [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)];
}

function read(file: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(file));
  } catch {
    return undefined;
  }
}
