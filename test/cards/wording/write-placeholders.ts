import { writeFileSync } from 'node:fs';
import english from '../../../cards/wording/en.json' with { type: 'json' };
import { placeholdersFile } from './placeholders-file.ts';

writeFileSync('cards/wording/placeholders.ts', placeholdersFile(english));
