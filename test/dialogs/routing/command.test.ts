import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../../dialogs/routing/command.ts';
import { customerWords } from '../../../dialogs/customers/parse-customer-command.ts';

/** The command, and the customer that it is about. */
function understood(text: string): string {
  const command = parseCommand(text);
  if (!command) return 'not understood';
  return `${command.name} ${customerWords(command.words, { command: command.name, mentions: [] }).plain}`.trim();
}

describe('a command', () => {
  test.each([
    ['\u200bstatus contoso', 'status contoso'],
    ['\u200estatus contoso', 'status contoso'],
    ['\u2060status contoso', 'status contoso'],
    ['sta\u200btus contoso', 'status contoso'],
    ['sta\u00adtus contoso', 'status contoso'],
    ['\u200bhelp', 'help'],
    ['help\u200b', 'help'],
    ['new\u200b customer\u200b', 'new-customer'],
    ['确\u200b认康托索', 'confirm 康托索'],
  ])('is understood whatever cannot be seen in it (%#)', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  test.each([
    ['**status** contoso', 'status contoso'],
    ['**status contoso**', 'status contoso'],
    ['status **contoso**', 'status contoso'],
    ['status "contoso"', 'status contoso'],
    ['/status contoso', 'status contoso'],
    ['- status contoso', 'status contoso'],
    ['• status contoso', 'status contoso'],
    ['1. status contoso', 'status contoso'],
    ['2) status contoso', 'status contoso'],
    ['> status contoso', 'status contoso'],
    ['# status contoso', 'status contoso'],
    ['“status contoso”', 'status contoso'],
    ['„status contoso“', 'status contoso'],
    ['«status contoso»', 'status contoso'],
    ['"status" contoso', 'status contoso'],
    ["'status contoso'", 'status contoso'],
    ['`status contoso`', 'status contoso'],
    ['status - contoso', 'status contoso'],
    ['status, contoso', 'status contoso'],
    ['✅ status contoso', 'status contoso'],
    ['“help”', 'help'],
    ['/help', 'help'],
    ['help!', 'help'],
    ['Hi,', 'help'],
    ['hello, bot', 'help bot'],
    ['「确认康托索」', 'confirm 康托索'],
  ])('is understood in its marks: %s', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  test.each([
    ['status of contoso', 'status contoso'],
    ['status for contoso', 'status contoso'],
    ['status of the customer contoso', 'status contoso'],
    ['check status of contoso', 'status contoso'],
    ['Check the status of contoso, please.', 'status contoso'],
    ['confirm for contoso', 'confirm contoso'],
    ['confirm contoso please', 'confirm contoso'],
    ['confirm contoso, thanks!', 'confirm contoso'],
    ['please confirm contoso', 'confirm contoso'],
    ['Hello, could you please confirm contoso?', 'confirm contoso'],
    ['contoso status', 'status contoso'],
    ['contoso’s status', 'status contoso'],
    ['contoso status please', 'status contoso'],
    ['what is the status of contoso?', 'status contoso'],
    ['what’s the status', 'status'],
    ['snälla bekräfta contoso', 'confirm contoso'],
    ['visa status för contoso tack', 'status contoso'],
    ['kan du bekräfta contoso', 'confirm contoso'],
    ['contoso bekräfta', 'confirm contoso'],
    ['bitte contoso bestätigen', 'confirm contoso'],
    ['Contoso GmbH einladen', 'invite Contoso GmbH'],
    ['Können Sie bitte den Status von Contoso prüfen', 'status Contoso'],
    ['zeige status von contoso, danke', 'status contoso'],
    ['bestätige bitte contoso', 'confirm contoso'],
    ['alstublieft contoso bevestigen', 'confirm contoso'],
    ['status van contoso a.u.b.', 'status contoso'],
    ['请确认康托索', 'confirm 康托索'],
    ['请帮我查询康托索的状态', 'status 康托索'],
    ['康托索的状态', 'status 康托索'],
    ['康托索 状态，谢谢', 'status 康托索'],
  ])('is understood among small words: %s', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  test.each([
    'Status-Quo-Records',
    'Helpdesk AG',
    'I think that somebody should look at this order',
    'please',
    'contoso',
    'showtime',
    '13605',
    'confirm.io',
  ])('is not seen in %s', (text) => {
    expect(understood(text)).toBe('not understood');
  });

  test('keeps the customer’s name as it was typed', () => {
    expect(parseCommand('status "Quoted" and "Other" Ltd')?.words).toBe('"Quoted" and "Other" Ltd');
    expect(parseCommand('status [Click](https://example.com) Trading')?.words).toBe(
      '[Click](https://example.com) Trading',
    );
    expect(parseCommand('status Yahoo!')?.words).toBe('Yahoo!');
    expect(parseCommand('status می\u200cخواهم')?.words).toBe('می\u200cخواهم');
  });
});
