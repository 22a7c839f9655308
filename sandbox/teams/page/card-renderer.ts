import type * as Renderer from 'adaptivecards';
import type { CardJson } from '../chat-message.ts';
import { type ChoicesSearch, filteredChoiceSet } from './filtered-choices.ts';
import { hostConfig } from './host-config.ts';
import { renderMarkdown } from './markdown.ts';
import { pageWords } from './page-wording.ts';

declare const AdaptiveCards: typeof Renderer;

/** A button that only the bot can answer. */
export interface Press {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly id: string | undefined;
  readonly verb: string | undefined;
  /** The action's own data and the inputs. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly button: HTMLElement | undefined;
}

interface CardOptions {
  /** False for clients from before Universal Actions, which use the action's fallback. */
  readonly knowsExecute: boolean;
  readonly onPress: (press: Press) => void;
  /** Left out where nobody is asked. */
  readonly search?: ChoicesSearch;
}

/** Draws a card with Microsoft's own renderer, as Teams does. */
export function drawCard(json: CardJson, options: CardOptions): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'card';
  frame.classList.toggle('full-width', (json['msteams'] as { width?: unknown } | undefined)?.width === 'Full');
  const drawn = renderCard(json, options);
  if (drawn) frame.append(drawn);
  else showUnreadable(frame);
  return frame;
}

function renderCard(json: CardJson, { knowsExecute, onPress, search }: CardOptions): HTMLElement | undefined {
  AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => pageWords().moreOptions;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = renderMarkdown(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.onExecuteAction = (action) => execute(action, onPress);
  card.parse(withoutDateLimits(json), contextFor(knowsExecute, search));
  const drawn = card.render();
  // The words of two lines do not run together for those who read without the layout.
  for (const line of drawn?.querySelectorAll('.ac-richTextBlock') ?? []) line.append('\n');
  // A click on the label goes to the box, and not to the frame around it.
  for (const frame of drawn?.querySelectorAll('.combo[id]') ?? []) {
    const { id } = frame;
    frame.removeAttribute('id');
    frame.querySelector('input')?.setAttribute('id', id);
  }
  return drawn;
}

function execute(action: Renderer.Action, onPress: CardOptions['onPress']): void {
  if (action instanceof AdaptiveCards.OpenUrlAction) {
    if (action.url && /^(https?|mailto):/i.test(action.url)) openLink(action.url);
    return;
  }
  const isExecute = action instanceof AdaptiveCards.ExecuteAction;
  if (!isExecute && !(action instanceof AdaptiveCards.SubmitAction)) return;
  onPress({
    type: isExecute ? 'Action.Execute' : 'Action.Submit',
    id: action.id,
    verb: isExecute ? action.verb : undefined,
    data: { ...(action.data as Record<string, unknown> | undefined) },
    button: action.renderedElement,
  });
}

/** As if somebody pressed a link in a message, which Teams may open by itself. */
function openLink(url: string): void {
  const link = Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'noopener' });
  document.body.append(link);
  link.click();
  link.remove();
}

/** Clients that do not know Action.Execute do not know how to search either. */
function contextFor(knowsExecute: boolean, search: ChoicesSearch | undefined): Renderer.SerializationContext {
  const elements = new AdaptiveCards.CardObjectRegistry<Renderer.CardElement>();
  AdaptiveCards.GlobalRegistry.defaultElements.copyTo(elements);
  elements.register('Input.ChoiceSet', filteredChoiceSet(knowsExecute ? search : undefined));
  const context = new AdaptiveCards.SerializationContext();
  context.setElementRegistry(elements);
  if (knowsExecute) return context;
  const actions = new AdaptiveCards.CardObjectRegistry<Renderer.Action>();
  AdaptiveCards.GlobalRegistry.defaultActions.copyTo(actions);
  actions.unregister('Action.Execute');
  context.setActionRegistry(actions);
  return context;
}

/** Teams on the desktop lets people type any date, even outside `min` and `max` (microsoft/AdaptiveCards #9166). */
function withoutDateLimits(json: CardJson): CardJson {
  return JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    isDateInput(value) ? { ...value, min: undefined, max: undefined } : value,
  ) as CardJson;
}

function isDateInput(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Input.Date';
}

function showUnreadable(frame: HTMLElement): void {
  frame.classList.add('unreadable');
  frame.textContent = pageWords().unreadable;
}
