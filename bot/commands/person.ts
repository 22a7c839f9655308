import { runCommand } from './command.ts';
import { personCommand } from './person-command.ts';

await runCommand(personCommand);
