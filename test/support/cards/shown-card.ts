import en from '../../../cards/wording/en.json' with { type: 'json' };

/** A card as a person sees it in the transcript. */
export class ShownCard {
  readonly activityId: string;
  readonly json: Readonly<Record<string, unknown>>;

  constructor(activityId: string, json: Readonly<Record<string, unknown>>) {
    this.activityId = activityId;
    this.json = json;
  }

  /** Everything that can be read on it, one text a line. */
  get text(): string {
    return this.#elements()
      .flatMap((element) => [element['text'], element['value'], element['errorMessage'], element['label']])
      .filter((text) => typeof text === 'string' && text !== '')
      .join('\n');
  }

  /** It only says that the answer takes longer. */
  get isWorking(): boolean {
    return this.text.startsWith(en['working.title']);
  }

  get buttons(): readonly string[] {
    return this.#actions(this.#elements()).map((action) => String(action['title']));
  }

  /** What can be pressed without being a button: rows and tiles, by what is read out of them. */
  get pressables(): readonly string[] {
    return this.#pressables().map((action) => String(action['title']));
  }

  get inputs(): Readonly<Record<string, string>> {
    const inputs = this.#elements().filter((element) => String(element['type']).startsWith('Input.'));
    return Object.fromEntries(inputs.map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']));
  }

  /** The action behind the button with this title, or whose verb it is. */
  action(titleOrVerb: string): { verb: string; data: Record<string, unknown> } {
    const action = [...this.#actions(this.#elements()), ...this.#pressables()].find(
      (one) => one['title'] === titleOrVerb || (one['data'] as { verb?: unknown } | undefined)?.verb === titleOrVerb,
    );
    if (!action) throw new Error(`no button "${titleOrVerb}" on the card; there are: ${this.buttons.join(', ')}`);
    return { verb: String(action['verb']), data: action['data'] as Record<string, unknown> };
  }

  /** Whether the answer to the button comes below, and this card stays. */
  opensBelow(titleOrVerb: string): boolean {
    return this.action(titleOrVerb).data['opens'] === 'below';
  }

  #actions(elements: readonly Record<string, unknown>[]): Record<string, unknown>[] {
    return elements.filter((element) => String(element['type']).startsWith('Action.'));
  }

  #pressables(): Record<string, unknown>[] {
    return this.#elements().flatMap(({ selectAction }) =>
      this.#actions(selectAction ? [selectAction as Record<string, unknown>] : []),
    );
  }

  /** Every object of the card but the fallbacks, which only old clients show, and what is pressed without a button. */
  #elements(node: unknown = this.json): Record<string, unknown>[] {
    if (Array.isArray(node)) return node.flatMap((item) => this.#elements(item));
    if (typeof node !== 'object' || node === null) return [];
    const children = Object.entries(node).filter(([key]) => !['fallback', 'data', 'selectAction'].includes(key));
    return [node as Record<string, unknown>, ...children.flatMap(([, child]) => this.#elements(child))];
  }
}
