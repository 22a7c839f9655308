import { element } from './element.ts';
import type { KnownPerson } from './teams-api.ts';

/** The switch for the person. It also shows who has unread messages. */
export class PersonMenu {
  readonly #people: readonly KnownPerson[];
  readonly #menu = element('#people', HTMLElement);
  readonly #button = element('#person', HTMLElement);

  constructor(people: readonly KnownPerson[], onChoose: (objectId: string) => void) {
    this.#people = people;
    this.#menu.append(...people.map((person) => entry(person)));
    this.#menu.onchange = ({ target }) => onChoose((target as HTMLInputElement).value);
    this.#menu.onclick = ({ target, detail }) => {
      if (detail > 0 && (target as Element).closest('label')) this.#menu.hidePopover();
    };
  }

  show(chosen: KnownPerson): void {
    element('.initials', HTMLElement, this.#button).textContent = initials(chosen.name);
    element('.name', HTMLElement, this.#button).textContent = chosen.name;
    element('.role', HTMLElement, this.#button).dataset['word'] = chosen.role;
    element(`[value="${chosen.objectId}"]`, HTMLInputElement, this.#menu).checked = true;
    this.markUnread(chosen.objectId, false);
  }

  markUnread(objectId: string, unread: boolean): void {
    if (!this.#people.some((person) => person.objectId === objectId)) return;
    element(`[data-person="${objectId}"] .dot`, HTMLElement, this.#menu).hidden = !unread;
    element('.dot', HTMLElement, this.#button).hidden = !this.#menu.querySelector('.dot:not([hidden])');
  }
}

function entry(person: KnownPerson): HTMLElement {
  const label = document.createElement('label');
  label.dataset['person'] = person.objectId;
  const radio = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'person',
    value: person.objectId,
  });
  const role = span('role');
  role.dataset['word'] = person.role;
  const who = span('who', span('name', person.name), role);
  const dot = span('dot');
  dot.hidden = true;
  dot.role = 'img';
  label.append(radio, span('initials', initials(person.name)), who, dot);
  return label;
}

function span(className: string, ...content: (string | Node)[]): HTMLSpanElement {
  const created = document.createElement('span');
  created.className = className;
  created.append(...content);
  return created;
}

function initials(name: string): string {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`;
}
