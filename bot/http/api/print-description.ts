import { describeApi } from './contract/description.ts';

/** Prints the description, for what makes a client of it: `npm run api-types`. */
process.stdout.write(JSON.stringify(describeApi()));
