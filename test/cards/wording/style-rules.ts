import type { Language } from '../../../services/conversations/language.ts';

/** What a style page in docs/wording/ forbids, as far as a pattern can tell. */
interface StyleRule {
  readonly rule: string;
  readonly wrong: RegExp;
  /** A sentence that breaks it. */
  readonly like: string;
  /** How the keys begin where it is right all the same. */
  readonly except?: readonly string[];
}

const letters = ['letter.'];
/** Microsoft’s message to customers, word for word. */
const quoted = ['guide.sees.text', 'guide.fact.message'];

const everywhere: readonly StyleRule[] = [
  { rule: 'an ellipsis is one character', wrong: /\.\.\./, like: 'Wait...' },
  { rule: 'no hyphen that some fonts lack', wrong: /[\u2010\u2011\u2060]/, like: 'E\u2011Mail' },
  { rule: 'no blank before a comma, a full stop, or a question mark', wrong: / [,.?](?!\w)/, like: 'Wait , then go' },
];

const noExclamationMark: StyleRule = { rule: 'no exclamation mark', wrong: /[!！]/u, like: 'Well done!' };
const noneButInGreetings: StyleRule = { ...noExclamationMark, except: ['letter.greeting'] };

const english: readonly StyleRule[] = [
  {
    rule: 'contractions',
    wrong: /\b(cannot|(can|do|does|did|is|are|was|were|has|have|had|will|would) not)\b/i,
    like: 'I do not know.',
    except: ['privacy.'],
  },
  { rule: 'nobody logs in', wrong: /\blog(ged|ging)? ?(in|on)\b/i, like: 'Log in first.' },
  { rule: 'email has no hyphen', wrong: /e-mail/i, like: 'Send an e-mail.' },
  { rule: 'no fuss', wrong: /successfully|oops/i, like: 'Saved successfully.' },
  {
    rule: 'no “please” in instructions',
    wrong: /\bplease\b/i,
    like: 'Please choose.',
    except: [...letters, ...quoted, 'serviceAccount.next'],
  },
  { rule: 'what Microsoft calls consent is permission', wrong: /\bconsent/i, like: 'Give your consent.' },
  {
    rule: '“agent” only in the names of roles',
    wrong: /(?<!Admin |Sales |Helpdesk |\{)\bagents?\b(?!\})/i,
    like: 'Ask an agent.',
  },
];

const swedish: readonly StyleRule[] = [
  { rule: 'Partnercenter', wrong: /Partner Center/, like: 'Partner Center svarar inte.' },
  {
    rule: 'mejl, and e-post only with another word',
    wrong: /(?<!\{)e-?mail|e-mejl|\bepost/i,
    like: 'Skicka ett email.',
  },
  { rule: 'Microsofts kundavtal', wrong: /Microsoft-kundavtal/, like: 'Ett Microsoft-kundavtal' },
  { rule: 'startlösenord', wrong: /första lösenord/, like: 'Spara ditt första lösenord.' },
  { rule: 'the bot is heard of, not the agent', wrong: /du hör av mig/i, like: 'Du hör av mig.' },
  {
    rule: '“agent” only in the names of roles',
    wrong: /(?<![\p{L}{])agent(en|er|erna)?(?!\})\b/iu,
    like: 'Fråga en agent.',
  },
  {
    rule: 'godkänna has an object',
    wrong: /har (själv |redan |inte )?godkänt(?! (det|avtalet|Microsofts|den|båda))/,
    like: 'Kunden har godkänt.',
  },
  { rule: 'what is skipped is not “utelämnad”', wrong: /utelämna/i, like: 'En rad utelämnas.' },
];

const german: readonly StyleRule[] = [
  { rule: 'Sie', wrong: /\b(du|dir|dich|dein\p{L}*)\b/iu, like: 'Wie geht es dir?' },
  { rule: 'E-Mail', wrong: /\b(Email|EMail|E-mail|eMail|Mails?)\b(?<!E-Mails?)/, like: 'Senden Sie die Email.' },
  {
    rule: 'the Partner Center has an article',
    wrong: /(?<!\b([Dd]as|[Dd]em|[Dd]es|[Ii]m|[Ll]aut|beim|vom|zum) )Partner Center/,
    like: 'Partner Center antwortet nicht.',
  },
  {
    rule: '“Agent” only in the names of roles',
    wrong: /(?<![-\p{L}{])Agent(en)?\b(?!\})/iu,
    like: 'Fragen Sie einen Agenten.',
  },
  {
    rule: 'a row is corrected: korrigiert',
    wrong: /berichtig/i,
    like: 'Berichtigen Sie die Zeile.',
    except: ['privacy.'],
  },
  { rule: 'Anfangskennwort', wrong: /erste Kennwort|Passwort/, like: 'Das erste Kennwort' },
];

const dutch: readonly StyleRule[] = [
  { rule: 'je', wrong: /\b(u|uw)\b(?!\+)/i, like: 'Hebt u een vraag?', except: [...letters, ...quoted] },
  { rule: 'het Partnercentrum', wrong: /Partner Center/, like: 'Partner Center heeft een storing.' },
  { rule: 'e-mail', wrong: /(?<!\{)\bemail/i, like: 'Stuur een email.' },
  { rule: '“agent” only in the names of roles', wrong: /(?<!\{)\bagent(en)?\b(?!\})/i, like: 'Vraag een agent.' },
  {
    rule: 'accepteren has an object',
    wrong: /klant heeft (zelf |al )?geaccepteerd/,
    like: 'De klant heeft geaccepteerd.',
  },
  { rule: 'versturen', wrong: /verz[eo]nd(?!en items)/i, like: 'Er wordt niets verzonden.' },
  { rule: 'maximaal', wrong: /hoogstens/i, like: 'Hoogstens tien' },
  { rule: 'a row is corrected: gecorrigeerd', wrong: /verbeter/i, like: 'Verbeter de rij.' },
];

/** Names that may be in Latin letters. */
const nameIn = '\\{(?:agent|agents|customer|customers|sender|contact|owner|partner|names|reseller)\\}';
const han = '\\p{Script=Han}';

const chinese: readonly StyleRule[] = [
  { rule: '你', wrong: /您/u, like: '请输入您的姓名。', except: letters },
  { rule: '确认客户已接受', wrong: /确认接受/u, like: '确认接受' },
  { rule: '退出登录', wrong: /注销/u, like: '注销' },
  { rule: '略过 is 跳过', wrong: /略过/u, like: '已略过' },
  {
    rule: 'a blank between Chinese and Latin, and none in a date',
    wrong: /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}|\p{Script=Han}\d(?!\d*(年|月))|\d(?!年|月)\p{Script=Han}/u,
    like: '在Teams中打开',
  },
  {
    rule: 'a blank between Chinese and a name',
    wrong: new RegExp(`${han}${nameIn}|${nameIn}${han}`, 'u'),
    like: '{agent}于',
  },
  {
    rule: 'no blank between Chinese and a day',
    wrong: /\p{Script=Han} \{(day|acceptedOn|cutoff|today)\}|\{(day|acceptedOn|cutoff|today)\} \p{Script=Han}/u,
    like: '自 {day} 起',
  },
  { rule: 'full-width punctuation', wrong: /\p{Script=Han} ?[,.;:?()](?!\w)/u, like: '请稍候,谢谢' },
  { rule: 'customers are not 它们', wrong: /它们/u, like: '它们会组成一个列表。' },
];

export const styleRules: Readonly<Record<Language, readonly StyleRule[]>> = {
  en: [...everywhere, noExclamationMark, ...english],
  sv: [...everywhere, noneButInGreetings, ...swedish],
  de: [...everywhere, noExclamationMark, ...german],
  nl: [...everywhere, noExclamationMark, ...dutch],
  'zh-Hans': [...everywhere, noneButInGreetings, ...chinese],
};
