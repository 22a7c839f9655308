// Tries to start the bot of production with each environment that it is sent, and answers how that ended. Loading the bot takes a second, which is spent once.
import { runProcess } from '../../bot/run-process.ts';
import { startBot } from '../../bot/start.ts';

export interface StartEnding {
  /** Undefined: it has started. */
  readonly code: number | undefined;
  readonly complaint: string;
}

process.on('message', (environment: Readonly<Record<string, string>>) => {
  void tryToStart(environment).then((ending) => process.send?.(ending));
});

async function tryToStart(environment: Readonly<Record<string, string>>): Promise<StartEnding> {
  let code: number | undefined;
  let complaint = '';
  const exit = process.exit.bind(process);
  const write = process.stderr.write.bind(process.stderr);
  process.exit = ((exitCode?: number) => (code = exitCode)) as typeof process.exit;
  process.stderr.write = (text) => (complaint += String(text)) !== '';
  try {
    await runProcess(() => startBot(environment));
  } finally {
    process.exit = exit;
    process.stderr.write = write;
  }
  return { code, complaint };
}
