import type { EvidenceProblem } from './evidence-problem.ts';
import type { VerifiedFile } from './verify-evidence.ts';

export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly text: string;
}

interface Given {
  readonly isJson: boolean;
  readonly hasKeys: boolean;
}

export function validOutcome(files: readonly VerifiedFile[], { isJson, hasKeys }: Given): Outcome {
  if (isJson) return { exitCode: 0, text: `${JSON.stringify({ valid: true, files: files.map(factsOf) })}\n` };
  const trust = hasKeys
    ? 'The keys are yours, or were vouched for by one of yours.'
    : 'You gave no key. Compare the first key below with the one that the partner has published elsewhere.';
  return { exitCode: 0, text: [...files.map(inWords), trust, ''].join('\n') };
}

export function problemOutcome(error: EvidenceProblem, file: string, { isJson }: Given): Outcome {
  const { code, message, place } = error;
  const exitCode = code === 'not-a-file' ? 2 : 1;
  const problem = { code, message, file, position: place.position, size: place.size };
  if (isJson) return { exitCode, text: `${JSON.stringify({ valid: false, problem })}\n` };
  return { exitCode, text: `NOT VALID: ${message}\n${file} (${code})\n` };
}

function factsOf({ origin, customerIds, newest, keys, entries, heads, unproved }: VerifiedFile) {
  return {
    origin,
    customerIds,
    size: newest.size,
    signedAt: newest.at.toISOString(),
    entries: entries.count,
    heads: heads.length,
    erasedParts: entries.erased,
    attachments: entries.attachments,
    unproved,
    keys: keys.map(({ keyId, publicKey, position }) => ({ keyId, publicKey: publicKey.toString('base64'), position })),
  };
}

function inWords(file: VerifiedFile): string {
  const { origin, customerIds, size, signedAt, entries, erasedParts, attachments, unproved, keys } = factsOf(file);
  const lines = [
    'VALID',
    `Log: ${origin}, ${size} entries, signed ${signedAt}`,
    `In this file: ${entries} entries${storiesIn(customerIds)}`,
    `Attached files: ${attachments.checked} checked, ${attachments.missing} not in this file`,
    ...(unproved.length > 0 ? [`Proved by nothing: ${unproved.map((name) => JSON.stringify(name)).join(', ')}`] : []),
    ...(erasedParts > 0
      ? [`Erased since: ${erasedParts} parts about people, whose words nobody can tell any more`]
      : []),
    ...keys.map(({ keyId, publicKey, position }) => `Key ${keyId}: ${publicKey}, since entry ${position}`),
  ];
  return lines.join('\n');
}

function storiesIn(customerIds: readonly string[]): string {
  if (customerIds.length === 0) return '';
  const whose = customerIds.length === 1 ? 'story of customer' : 'stories of customers';
  return `, the whole ${whose} ${customerIds.join(', ')} up to then`;
}
