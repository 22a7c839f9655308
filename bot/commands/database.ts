import { runCommand } from './command.ts';
import { databaseCommand } from './database-command.ts';

await runCommand(databaseCommand);
