import { runDoctor } from '../bot/doctor/run-doctor.ts';
import { sandboxBotSettings } from './bot/settings.ts';
import { withOwnSigningKey } from './bot/signing-key.ts';

/** `npm run doctor:sandbox`: examines what `npm start` has started. */
process.exitCode = await runDoctor(process.argv.slice(2), withOwnSigningKey(sandboxBotSettings(process.env)));
