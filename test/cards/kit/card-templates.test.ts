import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Json, isJson, objectsOf, spokenTextsOf, textsOf } from '../../support/cards/card-parts.ts';
import { plausibleWords } from '../../support/cards/card-sample-words.ts';
import { cardSamples } from '../../support/cards/card-samples.ts';
import { partsShown, readCardTemplates } from '../../support/cards/card-templates.ts';

const cardsFolder = new URL('../../../cards/', import.meta.url);
const templates = readCardTemplates();
const samples = cardSamples(plausibleWords).map(({ name, card }) => {
  // Every card has this line about itself, and some a link to the page or what a client sends by itself; no template has them.
  const { fallbackText: _line, refresh: _refresh, body, ...drawn } = card('en');
  return { name, card: { ...drawn, body: body.filter((part) => !isLinkToPage(part)) } };
});

function isLinkToPage(part: unknown): boolean {
  return textsOf(part).some(({ text }) => text.includes('https://teams.microsoft.com/l/entity/'));
}

describe.each(templates)('%s', (_name, template) => {
  test('holds no words of its own', () => {
    const own = spokenTextsOf(template).filter(({ text }) => !/^\$\{[^{}]+\}$/.test(text));
    expect(own).toEqual([]);
  });

  test('gives every Action.Execute its Action.Submit, drawn from the same values', () => {
    const executes = objectsOf(template).filter(({ type }) => type === 'Action.Execute');
    for (const { fallback, verb, $data, type, ...shared } of executes) {
      expect({ type, verb }).toEqual({ type: 'Action.Execute', verb: '${verb}' });
      expect($data).toBe('${buttons}');
      expect(fallback).toEqual({ type: 'Action.Submit', ...shared });
    }
  });

  test('keeps names, and whatever else others wrote, where no Markdown is read', () => {
    expect(objectsOf(template).filter(({ type }) => type === 'FactSet')).toEqual([]);
  });

  test('wraps every text', () => {
    const cut = objectsOf(template).filter(({ type, wrap }) => type === 'TextBlock' && wrap !== true);
    expect(cut).toEqual([]);
  });

  test('is shown by the samples in each of its parts', () => {
    const shown = new Set(samples.flatMap(({ card }) => partsShown(template, card) ?? []));
    const parts = objectsOf(template).filter(({ type }) => typeof type === 'string');
    expect(parts.filter((part) => !shown.has(part)).map(outline)).toEqual([]);
  });

  test('leaves out each of its conditional parts in some sample', () => {
    const cards = samples.map(({ card }) => partsShown(template, card)).filter((parts) => parts !== undefined);
    const conditional = objectsOf(template).filter((part) => '$when' in part);
    const alwaysShown = conditional.filter((part) => cards.every((parts) => parts.includes(part)));
    expect(alwaysShown.map(outline)).toEqual([]);
  });
});

describe('the cards', () => {
  test('begin alike: the agreement small, then the title', () => {
    const withHeader = templates.filter(([, template]) => textsOf(template).some(isProduct));
    const headers = new Set(withHeader.map(([, { body }]) => JSON.stringify((body as readonly Json[]).slice(0, 2))));
    expect(headers.size).toBe(1);
  });

  test('each have a sample, or this list has one that is gone', () => {
    const made = cardFunctions().filter(
      (name) => !['noticeCard', 'recordCard', 'letterCard', 'stepFormCard'].includes(name),
    );
    const sampled = new Set(samples.map(({ name }) => name.split(':')[0] ?? ''));
    expect([...sampled].sort()).toEqual([...made].sort());
  });

  test('come from a template each', () => {
    const fromNone = samples.filter(({ card }) => !templates.some(([, template]) => partsShown(template, card)));
    expect(fromNone.map(({ name }) => name)).toEqual([]);
  });
});

function isProduct({ text }: { readonly text: string }): boolean {
  return text === '${product}';
}

function cardFunctions(): readonly string[] {
  const paths = readdirSync(cardsFolder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => /-cards?\.ts$/.test(path));
  return files.flatMap((name) => {
    const source = readFileSync(new URL(name, cardsFolder), 'utf8');
    return Array.from(source.matchAll(/^export function (\w+Card)\(/gm), ([, found]) => String(found));
  });
}

function outline(part: Json): string {
  return JSON.stringify(part, (_key, value: unknown) => (isJson(value) && value !== part ? '…' : value));
}
