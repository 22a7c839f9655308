// One instance of the bot as far as reminders and the directory go, in a process of its own. What is due is done when it is told the time.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runInstance } = await import('./run-instance.ts');
await runInstance(process.argv.slice(2));
