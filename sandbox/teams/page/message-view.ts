import type { ChatMessage, FileCard, SignInCard } from '../chat-message.ts';
import { drawCard, type Press } from './card-renderer.ts';
import type { ChoicesSearch } from './filtered-choices.ts';
import { renderMarkdown } from './markdown.ts';

export interface MessageOptions {
  readonly locale: string;
  readonly timeZone: string;
  readonly personName: string;
  readonly knowsExecute: boolean;
  readonly search: ChoicesSearch;
  readonly onPress: (message: ChatMessage, press: Press) => void;
  readonly onSignIn: (card: SignInCard) => void;
  readonly fileWords: FileWords;
  readonly onFile: (message: ChatMessage, action: 'accept' | 'decline') => void;
  /** What the app does with a message; left out where messages offer nothing. */
  readonly action?: { readonly title: string; readonly onAct: (message: ChatMessage) => void } | undefined;
}

/** One message: sender, time, text and cards. */
export function drawMessage(message: ChatMessage, options: MessageOptions): HTMLElement {
  const { locale, timeZone, personName } = options;
  const author = message.from === 'bot' ? 'Agreement Desk' : (message.author ?? personName);
  const isOwn = message.from === 'person' && author === personName;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(message.sentAt));
  const { signIn } = message;

  const article = document.createElement('article');
  article.className = `message ${message.from === 'bot' ? 'bot' : isOwn ? 'person' : 'other'}`;
  article.dataset['messageId'] = message.id;
  article.tabIndex = -1;
  article.hidden = signIn !== undefined && signIn.state !== 'shown';
  article.ariaLabel = `${author}, ${time}`;
  const content = block('content');
  content.append(byline(isOwn ? time : `${author}  ${time}`), partsOf(message, options));
  if (!isOwn) article.append(message.from === 'bot' ? avatar() : initialsOf(author));
  article.append(content);
  return article;
}

function partsOf(message: ChatMessage, options: MessageOptions): HTMLElement {
  const { knowsExecute, search, onPress, onSignIn, onFile, fileWords, action } = options;
  const parts = block('parts');
  if (message.text !== '') parts.append(bubble(message));
  const press = (pressed: Press): void => onPress(message, pressed);
  parts.append(...message.cards.map((card) => drawCard(card, { knowsExecute, search, onPress: press })));
  const { signIn } = message;
  if (message.file) parts.append(fileCard(message.file, fileWords, (decided) => onFile(message, decided)));
  if (signIn) parts.append(signInCard(signIn, () => onSignIn(signIn)));
  if (action && message.from === 'person' && message.text !== '')
    parts.append(actionButton(action.title, () => action.onAct(message)));
  return parts;
}

/** The day on which the message was sent, as a heading: today and yesterday by name. */
export function dayHeading(sentAt: Date, { locale, timeZone }: Pick<MessageOptions, 'locale' | 'timeZone'>): string {
  const day = (instant: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant);
  const ago = Math.round((Date.parse(day(new Date())) - Date.parse(day(sentAt))) / 86_400_000);
  if (ago === 0 || ago === 1)
    return capitalized(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-ago, 'day'));
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(sentAt);
}

/** A line under a message with the result of a press. */
export function showBanner(article: HTMLElement, kind: 'message' | 'error', text: string): void {
  clearBanner(article);
  const banner = block(kind === 'error' ? 'banner error' : 'banner');
  banner.role = kind === 'error' ? 'alert' : 'status';
  banner.textContent = text;
  article.querySelector('.parts')?.append(banner);
}

export function clearBanner(article: HTMLElement): void {
  article.querySelector('.banner')?.remove();
}

/** As Teams draws it: a sentence, and a button to the app's page. */
function signInCard({ text, title }: SignInCard, onSignIn: () => void): HTMLElement {
  const card = block('card sign-in');
  const said = Object.assign(document.createElement('p'), { textContent: text });
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: title });
  button.className = 'ac-pushButton style-positive';
  button.onclick = onSignIn;
  card.append(said, button);
  return card;
}

export interface FileWords {
  readonly accept: string;
  readonly decline: string;
  readonly open: string;
}

/** As Teams draws it: the file, and whether it may be saved; or the file that is saved. */
function fileCard(file: FileCard, words: FileWords, onDecide: (action: 'accept' | 'decline') => void): HTMLElement {
  const card = block('card file');
  const name = Object.assign(document.createElement('strong'), { textContent: file.name });
  card.append(name);
  if (file.kind === 'info') {
    card.append(' ', Object.assign(document.createElement('a'), { href: file.contentUrl, textContent: words.open }));
    return card;
  }
  card.append(Object.assign(document.createElement('p'), { textContent: file.description }));
  if (file.isDecided) return card;
  for (const action of ['accept', 'decline'] as const) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words[action] });
    button.className = `ac-pushButton${action === 'accept' ? ' style-positive' : ''}`;
    button.onclick = () => onDecide(action);
    card.append(button);
  }
  return card;
}

/** Teams has it behind the dots of a message. */
function actionButton(title: string, onAct: () => void): HTMLElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: title });
  button.className = 'message-action';
  button.onclick = onAct;
  return button;
}

function initialsOf(name: string): HTMLElement {
  const words = name.split(' ');
  const created = block('initials');
  created.textContent = `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`;
  created.ariaHidden = 'true';
  return created;
}

function bubble({ text, textFormat }: ChatMessage): HTMLElement {
  const created = block('bubble');
  if (textFormat === 'plain') created.textContent = text;
  else created.innerHTML = renderMarkdown(text);
  for (const link of created.querySelectorAll('a')) Object.assign(link, { target: '_blank', rel: 'noopener' });
  return created;
}

function byline(text: string): HTMLElement {
  const created = document.createElement('p');
  created.className = 'byline';
  created.textContent = text;
  return created;
}

function avatar(): HTMLElement {
  return Object.assign(document.createElement('img'), { className: 'avatar', src: '/icon.svg', alt: '' });
}

function block(className: string): HTMLElement {
  return Object.assign(document.createElement('div'), { className });
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
