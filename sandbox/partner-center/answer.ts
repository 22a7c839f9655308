export interface Answer {
  readonly status: number;
  /** The reason phrase, where Microsoft puts meaning into it. */
  readonly statusText?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Partner Center's bodies begin with U+FEFF: clients that do not remove it fail here as they would there. */
export function wireJson(status: number, value: unknown): Answer {
  return { ...plainJson(status, value), body: `\uFEFF${JSON.stringify(value)}` };
}

/** For the control routes and for answers of the gateway in front of Partner Center. */
export function plainJson(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

export function wireCollection(items: readonly unknown[], extra: object = {}): Answer {
  return wireJson(200, {
    totalCount: items.length,
    items,
    ...extra,
    attributes: { objectType: 'Collection' },
  });
}
