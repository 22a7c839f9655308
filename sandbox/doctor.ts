import { runDoctor } from '../bot/doctor/run-doctor.ts';
import { sandboxBotSettings } from './bot/settings.ts';

/** `npm run doctor:sandbox`: examines what `npm start` has started. */
process.exitCode = await runDoctor(process.argv.slice(2), sandboxBotSettings(process.env));
