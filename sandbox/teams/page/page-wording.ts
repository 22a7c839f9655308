import type { Person } from '../../people.ts';
import { element } from './element.ts';

/** Each role has a word too, by its own name. */
interface PageWords extends Readonly<Record<Person['role'], string>> {
  readonly say: string;
  readonly sayTo: string;
  readonly send: string;
  readonly typing: string;
  readonly botSilent: string;
  readonly sandboxSilent: string;
  readonly sandbox: string;
  readonly chatAs: string;
  readonly settings: string;
  readonly language: string;
  readonly timeZone: string;
  readonly theme: string;
  readonly themes: readonly [light: string, dark: string, contrast: string];
  readonly unread: string;
  readonly sentCard: string;
  readonly searching: string;
  readonly nobody: string;
  readonly failed: string;
  readonly moreOptions: string;
  readonly unreadable: string;
  readonly ownTimeZone: string;
  readonly messages: string;
  readonly chat: string;
  readonly tab: string;
  readonly channel: string;
  readonly posts: string;
  readonly addTab: string;
  readonly save: string;
  readonly commands: string;
  readonly remove: string;
  readonly close: string;
  readonly accept: string;
  readonly decline: string;
  readonly open: string;
}

const words: Readonly<Record<string, PageWords>> = {
  en: {
    say: 'Type a message',
    sayTo: 'Message to Agreement Desk',
    send: 'Send',
    typing: 'Agreement Desk is typing',
    botSilent: 'Agreement Desk didn’t answer. Is the bot running?',
    sandboxSilent: 'The sandbox isn’t answering. Is it running?',
    sandbox: 'Sandbox: nothing leaves this computer',
    chatAs: 'Chat as',
    settings: 'Settings',
    language: 'Language',
    timeZone: 'Time zone',
    theme: 'Theme',
    themes: ['Light', 'Dark', 'High contrast'],
    unread: 'Unread messages',
    sentCard: 'Sent a card',
    searching: 'Searching…',
    nobody: 'No results',
    failed: 'Unable to load',
    moreOptions: 'More options',
    unreadable: 'This card couldn’t be displayed.',
    ownTimeZone: 'own',
    messages: 'Messages',
    chat: 'Chat',
    tab: 'Overview',
    channel: 'Channel',
    posts: 'Posts',
    addTab: 'Add a tab',
    save: 'Save',
    commands: 'Commands',
    remove: 'Remove',
    close: 'Close',
    accept: 'Allow',
    decline: 'Decline',
    open: 'Open',
    'admin-agent': 'Admin agent',
    'sales-agent': 'Sales agent',
    'helpdesk-agent': 'Helpdesk agent',
    'global-admin': 'Global admin',
    'no-role': 'No role',
  },
  sv: {
    say: 'Skriv ett meddelande',
    sayTo: 'Meddelande till Agreement Desk',
    send: 'Skicka',
    typing: 'Agreement Desk skriver',
    botSilent: 'Agreement Desk svarade inte. Är boten igång?',
    sandboxSilent: 'Sandlådan svarar inte. Är den igång?',
    sandbox: 'Sandlåda: inget lämnar den här datorn',
    chatAs: 'Chatta som',
    settings: 'Inställningar',
    language: 'Språk',
    timeZone: 'Tidszon',
    theme: 'Tema',
    themes: ['Ljust', 'Mörkt', 'Hög kontrast'],
    unread: 'Olästa meddelanden',
    sentCard: 'Skickade ett kort',
    searching: 'Söker…',
    nobody: 'Inga träffar',
    failed: 'Det gick inte att läsa in',
    moreOptions: 'Fler alternativ',
    unreadable: 'Det gick inte att visa kortet.',
    ownTimeZone: 'egen',
    messages: 'Meddelanden',
    chat: 'Chatt',
    tab: 'Översikt',
    channel: 'Kanal',
    posts: 'Inlägg',
    addTab: 'Lägg till en flik',
    save: 'Spara',
    commands: 'Kommandon',
    remove: 'Ta bort',
    close: 'Stäng',
    accept: 'Tillåt',
    decline: 'Avböj',
    open: 'Öppna',
    'admin-agent': 'Administratörsagent',
    'sales-agent': 'Försäljningsagent',
    'helpdesk-agent': 'Supportagent',
    'global-admin': 'Global administratör',
    'no-role': 'Ingen roll',
  },
  de: {
    say: 'Nachricht eingeben',
    sayTo: 'Nachricht an Agreement Desk',
    send: 'Senden',
    typing: 'Agreement Desk schreibt',
    botSilent: 'Agreement Desk hat nicht geantwortet. Läuft der Bot?',
    sandboxSilent: 'Die Sandbox antwortet nicht. Läuft sie?',
    sandbox: 'Sandbox: Nichts verlässt diesen Computer',
    chatAs: 'Chatten als',
    settings: 'Einstellungen',
    language: 'Sprache',
    timeZone: 'Zeitzone',
    theme: 'Design',
    themes: ['Hell', 'Dunkel', 'Hoher Kontrast'],
    unread: 'Ungelesene Nachrichten',
    sentCard: 'Hat eine Karte gesendet',
    searching: 'Suche läuft…',
    nobody: 'Keine Ergebnisse',
    failed: 'Laden nicht möglich',
    moreOptions: 'Weitere Optionen',
    unreadable: 'Diese Karte konnte nicht angezeigt werden.',
    ownTimeZone: 'eigene',
    messages: 'Nachrichten',
    chat: 'Chat',
    tab: 'Übersicht',
    channel: 'Kanal',
    posts: 'Beiträge',
    addTab: 'Registerkarte hinzufügen',
    save: 'Speichern',
    commands: 'Befehle',
    remove: 'Entfernen',
    close: 'Schließen',
    accept: 'Zulassen',
    decline: 'Ablehnen',
    open: 'Öffnen',
    'admin-agent': 'Administrator-Agent',
    'sales-agent': 'Vertriebsbeauftragter',
    'helpdesk-agent': 'Helpdesk-Agent',
    'global-admin': 'Globaler Administrator',
    'no-role': 'Keine Rolle',
  },
  nl: {
    say: 'Typ een bericht',
    sayTo: 'Bericht aan Agreement Desk',
    send: 'Verzenden',
    typing: 'Agreement Desk is aan het typen',
    botSilent: 'Agreement Desk heeft niet geantwoord. Draait de bot?',
    sandboxSilent: 'De sandbox antwoordt niet. Draait die?',
    sandbox: 'Sandbox: niets verlaat deze computer',
    chatAs: 'Chatten als',
    settings: 'Instellingen',
    language: 'Taal',
    timeZone: 'Tijdzone',
    theme: 'Thema',
    themes: ['Licht', 'Donker', 'Hoog contrast'],
    unread: 'Ongelezen berichten',
    sentCard: 'Heeft een kaart gestuurd',
    searching: 'Zoeken…',
    nobody: 'Geen resultaten',
    failed: 'Laden is niet gelukt',
    moreOptions: 'Meer opties',
    unreadable: 'Deze kaart kan niet worden weergegeven.',
    ownTimeZone: 'eigen',
    messages: 'Berichten',
    chat: 'Chat',
    tab: 'Overzicht',
    channel: 'Kanaal',
    posts: 'Berichten',
    addTab: 'Tabblad toevoegen',
    save: 'Opslaan',
    commands: 'Opdrachten',
    remove: 'Verwijderen',
    close: 'Sluiten',
    accept: 'Toestaan',
    decline: 'Weigeren',
    open: 'Openen',
    'admin-agent': 'Beheeragent',
    'sales-agent': 'Verkoopagent',
    'helpdesk-agent': 'Helpdeskmedewerker',
    'global-admin': 'Globale beheerder',
    'no-role': 'Geen rol',
  },
  zh: {
    say: '键入消息',
    sayTo: '发送给 Agreement Desk 的消息',
    send: '发送',
    typing: 'Agreement Desk 正在键入',
    botSilent: 'Agreement Desk 没有回应。机器人在运行吗？',
    sandboxSilent: '沙盒没有回应。它在运行吗？',
    sandbox: '沙盒：任何内容都不会离开这台电脑',
    chatAs: '聊天身份',
    settings: '设置',
    language: '语言',
    timeZone: '时区',
    theme: '主题',
    themes: ['浅色', '深色', '高对比度'],
    unread: '未读消息',
    sentCard: '发送了卡片',
    searching: '正在搜索…',
    nobody: '没有结果',
    failed: '无法加载',
    moreOptions: '更多选项',
    unreadable: '无法显示此卡片。',
    ownTimeZone: '本人',
    messages: '消息',
    chat: '聊天',
    tab: '概览',
    channel: '频道',
    posts: '帖子',
    addTab: '添加选项卡',
    save: '保存',
    commands: '命令',
    remove: '移除',
    close: '关闭',
    accept: '允许',
    decline: '拒绝',
    open: '打开',
    'admin-agent': '管理员代理',
    'sales-agent': '销售代理',
    'helpdesk-agent': '支持人员代理',
    'global-admin': '全局管理员',
    'no-role': '无角色',
  },
};

/** What Teams itself says, in the language that is chosen in the header; in English where it is none of the bot's. */
export function wordsIn(locale: string): PageWords {
  return words[locale.split('-')[0] ?? ''] ?? (words['en'] as PageWords);
}

/** Of the page's own language. */
export function pageWords(): PageWords {
  return wordsIn(document.documentElement.lang);
}

/** Puts the words where the page has a place for them. */
export function sayWords(said: PageWords): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-word]')) {
    const word = said[place.dataset['word'] as keyof PageWords];
    if (typeof word === 'string') place.textContent = word;
  }
  const text = element('#text', HTMLTextAreaElement);
  [text.placeholder, text.ariaLabel] = [said.say, said.sayTo];
  element('#composer [type="submit"]', HTMLButtonElement).ariaLabel = said.send;
  element('#attached .remove', HTMLButtonElement).ariaLabel = said.remove;
  for (const close of document.querySelectorAll('dialog .close')) close.ariaLabel = said.close;
  element('#channel-tabs [value="add"]', HTMLButtonElement).ariaLabel = said.addTab;
  element('#more', HTMLButtonElement).ariaLabel = said.settings;
  element('#messages', HTMLElement).ariaLabel = said.messages;
  for (const dot of document.querySelectorAll('.dot')) dot.ariaLabel = said.unread;
}
