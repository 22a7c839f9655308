import { runCommand } from './command.ts';
import { evidenceCommand } from './evidence-command.ts';

await runCommand(evidenceCommand);
