import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { ConfigError, productionSettings, readProductionSettings } from '../../bot/settings/config.ts';

const read = (file: string) => readFileSync(file, 'utf8');
/** `AZURE_CLIENT_ID` is for Azure's own library, which chooses the identity by it. */
const known = new Set([...Object.keys(productionSettings.shape), 'AZURE_CLIENT_ID']);
/** What a start without any setting asks for. */
const required = requiredSettings().filter((name) => name !== 'MicrosoftAppPassword');

function requiredSettings(): readonly string[] {
  try {
    readProductionSettings({});
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => problem.split(' ')[0] ?? '');
  }
}

interface Container {
  readonly env?: readonly { readonly name: string }[];
  readonly securityContext: Readonly<Record<string, unknown>>;
}
interface Resource {
  readonly kind: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec: { readonly containers: readonly Container[] } } };
}

const kubernetes = parseAllDocuments(read('deploy/kubernetes/agreement-desk.yaml')).map(
  (one) => one.toJS() as Resource,
);
const compose = parse(read('compose.yaml')) as {
  services: { bot: { environment: Record<string, string>; env_file: string; read_only: boolean; cap_drop: string[] } };
};
const bicep = read('deploy/azure/main.bicep');
const dockerfile = read('Dockerfile');

const container = kubernetes.flatMap(({ spec }) => spec?.template?.spec.containers ?? [])[0];
const settingsIn: Readonly<Record<string, readonly string[]>> = {
  Kubernetes: [
    ...Object.keys(kubernetes.find(({ kind }) => kind === 'ConfigMap')?.data ?? {}),
    ...(container?.env ?? []).map(({ name }) => name),
  ],
  Bicep: [...bicep.matchAll(/\{ name: '(\w+)', (?:value|secretRef):/g)].map(([, name = '']) => name),
};

describe.each(Object.entries(settingsIn))('the settings in the files for %s', (_where, names) => {
  test('exist', () => {
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test('are enough to start', () => {
    expect(required.length).toBeGreaterThan(8);
    expect(required.filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toContain('DATABASE_URL');
  });

  test('name where heads of the evidence log are published, and where its files lie that all instances share', () => {
    expect(names).toEqual(
      expect.arrayContaining(['EVIDENCE_HEADS_BLOB_URL', 'EVIDENCE_HEADS_CHANNEL', 'ATTACHMENTS_BLOB_URL']),
    );
  });
});

test('Compose sets what exists, and takes the rest from .env', () => {
  const { environment, env_file: file } = compose.services.bot;
  expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
  expect(file).toBe('.env');
});

test('the bot is no administrator in any container, and cannot write to its own files', () => {
  expect(dockerfile).toMatch(/^USER 1000:1000$/m);
  expect(compose.services.bot).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  expect(container?.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
});

test('the image holds each folder that the product is made of, and its settings exist', () => {
  const [, building = '', running = ''] = /^([^]+\n)(FROM \S+\n[^]+)$/.exec(dockerfile) ?? [];
  const copiedIn = (stages: string) => [...stages.matchAll(/^COPY (\w+) \1$/gm)].map(([, folder = '']) => folder);
  const copied = copiedIn(running);
  expect(copied.sort()).toEqual(['bot', 'cards', 'dialogs', 'manifest', 'services']);
  expect(copiedIn(building)).toContain('tab');
  expect(running).toContain('COPY --from=page /app/dist/tab dist/tab');
  const set = [...(/^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name = '']) => name);
  expect(set.filter((name) => name !== 'NODE_ENV' && !known.has(name))).toEqual([]);
});

test('what the image is built of, and nothing else, gets near it', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );
  const letIn = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path = '']) => path);
  expect(letIn.sort()).toEqual([...new Set(copied)].sort());
});

test('the image runs on the Node that the tests run on', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(dockerfile).toContain(`NODE_IMAGE=node:${devDependencies['node']}-`);
});
