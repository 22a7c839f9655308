import { run } from './command-line.ts';

const { exitCode, text } = await run(process.argv.slice(2));
process.stdout.write(text);
process.exitCode = exitCode;
