import type * as Renderer from 'adaptivecards';
import type { CardJson } from '../chat-message.ts';
import { hostConfig } from './host-config.ts';
import { renderMarkdown } from './markdown.ts';

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

function renderCard(json: CardJson, { knowsExecute, onPress }: CardOptions): HTMLElement | undefined {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = renderMarkdown(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.onExecuteAction = (action) => execute(action, onPress);
  card.parse(withoutDateLimits(json), knowsExecute ? undefined : contextWithoutExecute());
  const drawn = card.render();
  if (drawn) tieLabels(drawn);
  return drawn;
}

/**
 * The renderer ties the label of a choice that can be searched to the frame around the box (adaptivecards 3.0.6), where neither a
 * click nor a screen reader finds it. Teams names the box.
 */
function tieLabels(drawn: HTMLElement): void {
  for (const frame of drawn.querySelectorAll('div[id][aria-labelledby]')) {
    const box = frame.querySelector('input');
    if (!box) continue;
    box.setAttribute('aria-labelledby', frame.getAttribute('aria-labelledby') ?? '');
    box.id = frame.id;
    frame.removeAttribute('id');
    frame.removeAttribute('aria-labelledby');
  }
}

function execute(action: Renderer.Action, onPress: CardOptions['onPress']): void {
  if (action instanceof AdaptiveCards.OpenUrlAction) {
    if (/^(https?|mailto):/i.test(action.url ?? '')) window.open(action.url, '_blank', 'noopener');
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

function contextWithoutExecute(): Renderer.SerializationContext {
  const actions = new AdaptiveCards.CardObjectRegistry<Renderer.Action>();
  AdaptiveCards.GlobalRegistry.defaultActions.copyTo(actions);
  actions.unregister('Action.Execute');
  const context = new AdaptiveCards.SerializationContext();
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
  frame.textContent = "This card couldn't be displayed.";
}
