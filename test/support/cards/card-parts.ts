export type Json = Readonly<Record<string, unknown>>;

/** A text of a card or template, and the keys that lead to it. */
export interface CardText {
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

export function isJson(node: unknown): node is Json {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** Every object in a card or template, outermost first. */
export function objectsOf(node: unknown): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap(objectsOf);
  if (!isJson(node)) return [];
  return [node, ...Object.values(node).flatMap(objectsOf)];
}

export function textsOf(node: unknown, path = ''): readonly CardText[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
    const here = `${path}/${key}`;
    return typeof child === 'string' ? [{ path: here, key, text: child }] : textsOf(child, here);
  });
}

/** What is read by people or read out to them. */
const spokenKeys = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'fallbackText', 'speak'];

export function spokenTextsOf(node: unknown): readonly CardText[] {
  return textsOf(node).filter(({ key }) => spokenKeys.includes(key));
}
