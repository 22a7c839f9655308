import { spokenLanguages } from '../../cards/wording/wording.ts';
import { languages } from '../../services/conversations/language.ts';
import { isMadeOf, sequencesOf } from './phrases.ts';

export type SmallTalk = 'thanks' | 'ends' | 'goOn';

const talks = languages.map((language) => spokenLanguages[language].smallTalk);
const goOn = sequencesOf(talks.flatMap((words) => words.goOn));
const ends = sequencesOf(talks.flatMap((words) => words.ends));
/** "OK, great, thank you" */
const thanks = sequencesOf(talks.flatMap((words) => [...words.thanks, ...words.ends]));

/** What is said out of politeness, and asks for nothing; or to come back to the form that is open. */
export function smallTalkIn(text: string): SmallTalk | undefined {
  if (isMadeOf(text, goOn)) return 'goOn';
  if (isMadeOf(text, ends)) return 'ends';
  return isMadeOf(text, thanks) ? 'thanks' : undefined;
}
