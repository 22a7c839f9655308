import type * as Renderer from 'adaptivecards';

declare const AdaptiveCards: typeof Renderer;

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface ChoicesSearch {
  /** Undefined where the search failed. */
  readonly find: (dataset: string, queryText: string) => Promise<readonly Choice[] | undefined>;
  readonly words: { readonly searching: string; readonly nobody: string; readonly failed: string };
}

/** As long as Teams waits for the next letter. */
const pauseMs = 250;
let lists = 0;

/**
 * The renderer's choice set, but for the list that narrows while somebody types. The renderer sends the title of what a search
 * has found, where Teams sends its value, and gives that list no label. Without a `search`, as in clients that do not know
 * `Data.Query`, there are the choices of the card alone.
 */
export function filteredChoiceSet(search: ChoicesSearch | undefined): new () => Renderer.ChoiceSetInput {
  return class extends AdaptiveCards.ChoiceSetInput {
    #box: ComboBox | undefined;

    protected override internalRender(): HTMLElement | undefined {
      if (this.style !== 'filtered' || this.isMultiSelect) return super.internalRender();
      const own = this.choices.map(({ title = '', value = '' }) => ({ title, value }));
      const dataset = this.choicesData?.dataset;
      this.#box = new ComboBox(own, dataset === undefined ? undefined : search, dataset ?? '');
      this.#box.input.placeholder = this.placeholder ?? '';
      this.#box.choose(own.find(({ value }) => value === this.defaultValue));
      this.#box.onChange = () => this.valueChanged();
      return this.#box.element;
    }

    protected override updateInputControlAriaLabelledBy(): void {
      if (!this.#box) {
        super.updateInputControlAriaLabelledBy();
        return;
      }
      const ids = this.getAllLabelIds();
      if (ids.length > 0) this.#box.input.setAttribute('aria-labelledby', ids.join(' '));
      this.#box.list.setAttribute('aria-labelledby', ids.join(' '));
    }

    override focus(): void {
      if (this.#box) this.#box.input.focus();
      else super.focus();
    }

    override isSet(): boolean {
      return this.#box ? this.#box.value !== '' : super.isSet();
    }

    /** Words that are no choice are refused, as in Teams. */
    override isValid(): boolean {
      return this.#box ? this.#box.isValid : super.isValid();
    }

    override get value(): string | undefined {
      return this.#box ? this.#box.value : super.value;
    }
  };
}

/** A text box with a list below it (WAI-ARIA, combobox pattern). */
class ComboBox {
  readonly element = document.createElement('div');
  readonly input = document.createElement('input');
  readonly list = document.createElement('ul');
  onChange = (): void => undefined;
  readonly #state = document.createElement('span');
  readonly #own: readonly Choice[];
  readonly #search: ChoicesSearch | undefined;
  readonly #dataset: string;
  #shown: readonly Choice[] = [];
  #chosen: Choice | undefined;
  #active = -1;
  #timer: number | undefined;

  constructor(own: readonly Choice[], search: ChoicesSearch | undefined, dataset: string) {
    this.#own = own;
    this.#search = search;
    this.#dataset = dataset;
    this.#build();
    this.input.onclick = () => this.#offer();
    this.input.oninput = () => this.#type();
    this.input.onkeydown = (event) => this.#key(event);
    this.input.onblur = () => this.#close();
    // The text box keeps the focus, else the list would be closed before it is clicked.
    this.list.onmousedown = (event) => event.preventDefault();
    this.list.onclick = ({ target }) => {
      const option = (target as Element).closest<HTMLElement>('[role=option]');
      if (option) this.#take(this.#shown[Number(option.dataset['at'])]);
    };
  }

  get value(): string {
    const typed = this.input.value.trim();
    const only = this.#shown.length === 1 ? this.#shown[0] : undefined;
    return typed === '' ? '' : ((this.#chosen ?? this.#called(typed) ?? only)?.value ?? typed);
  }

  get isValid(): boolean {
    const { value } = this;
    return value === '' || [...this.#own, ...this.#shown, this.#chosen].some((choice) => choice?.value === value);
  }

  choose(choice: Choice | undefined): void {
    this.#chosen = choice;
    this.input.value = choice?.title ?? '';
  }

  #build(): void {
    lists += 1;
    this.element.className = 'combo';
    Object.assign(this.input, {
      type: 'text',
      className: 'ac-input ac-textInput',
      autocomplete: 'off',
      role: 'combobox',
    });
    Object.assign(this.list, { id: `choices-${lists}`, role: 'listbox', popover: 'manual', className: 'combo-list' });
    this.input.setAttribute('aria-controls', this.list.id);
    this.input.setAttribute('aria-autocomplete', 'list');
    this.input.ariaExpanded = 'false';
    this.#state.role = 'status';
    this.#state.className = 'combo-state';
    this.input.style.setProperty('anchor-name', `--${this.list.id}`);
    this.list.style.setProperty('position-anchor', `--${this.list.id}`);
    this.element.append(this.input, this.list, this.#state);
  }

  #type(): void {
    this.#chosen = undefined;
    this.#offer();
    this.onChange();
  }

  /** The card's own choices at once, and what the bot finds after a pause. */
  #offer(): void {
    clearTimeout(this.#timer);
    const typed = this.#chosen ? '' : this.input.value.trim();
    const wanted = typed.toLowerCase();
    this.#show(this.#own.filter(({ title }) => title.toLowerCase().includes(wanted)));
    if (!this.#search || typed === '') return;
    this.#state.textContent = this.#search.words.searching;
    this.#timer = setTimeout(() => void this.#find(typed), pauseMs);
  }

  async #find(typed: string): Promise<void> {
    const { find, words } = this.#search ?? {};
    const found = await find?.(this.#dataset, typed).catch(() => undefined);
    // Somebody has typed on, or chosen.
    if (this.input.value.trim() !== typed || this.#chosen) return;
    if (found) this.#show(found);
    this.#state.textContent = (found ? (found.length === 0 ? words?.nobody : '') : words?.failed) ?? '';
    this.onChange();
  }

  #show(choices: readonly Choice[]): void {
    this.#shown = choices;
    this.#state.textContent = '';
    this.list.replaceChildren(...choices.map((choice, at) => optionFor(choice, `${this.list.id}-${at}`, at)));
    this.#mark(-1);
    const isOpen = choices.length > 0 && document.activeElement === this.input;
    this.list.togglePopover(isOpen);
    this.input.ariaExpanded = String(isOpen);
  }

  #key(event: KeyboardEvent): void {
    const isOpen = this.input.ariaExpanded === 'true';
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) this.#mark((this.#active + step + this.#shown.length) % this.#shown.length);
      else this.#offer();
    }
    if (event.key === 'Escape') this.#close();
    if (event.key !== 'Enter' || !isOpen || this.#active < 0) return;
    event.preventDefault();
    this.#take(this.#shown[this.#active]);
  }

  #mark(at: number): void {
    this.#active = at;
    for (const option of this.list.children) option.ariaSelected = String(option.id === `${this.list.id}-${at}`);
    const active = this.list.children[at];
    this.input.setAttribute('aria-activedescendant', active?.id ?? '');
    active?.scrollIntoView({ block: 'nearest' });
  }

  #take(choice: Choice | undefined): void {
    this.choose(choice);
    this.#close();
    this.onChange();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#state.textContent = '';
    this.input.ariaExpanded = 'false';
    if (this.list.isConnected) this.list.hidePopover();
  }

  #called(title: string): Choice | undefined {
    return [...this.#own, ...this.#shown].find((choice) => choice.title === title);
  }
}

function optionFor({ title }: Choice, id: string, at: number): HTMLElement {
  const option = Object.assign(document.createElement('li'), { id, role: 'option', textContent: title });
  option.dataset['at'] = String(at);
  return option;
}
