import { createRoot } from 'react-dom/client';
import { languageFor } from '../services/conversations/language.ts';
import { App } from './app.tsx';
import { loadWording } from './kit/load-wording.ts';
import { OutsideTeams } from './teams/outside-teams.tsx';
import { connectToTeams } from './teams/teams.ts';
import './page.css';

const { dataset } = document.documentElement;
const teams = await connectToTeams((dataset['teamsOrigins'] ?? '').split(' ').filter(Boolean));
const tag = languageFor(undefined, teams?.locale ?? navigator.language);
const wording = await loadWording(tag);
document.documentElement.lang = tag;
// Where one is stands in the address from then on, also over a reload.
const [opened] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (teams?.subPage && opened?.type !== 'reload') history.replaceState(null, '', `?${teams.subPage}`);

const root = document.querySelector('#root');
if (!root) throw new Error('the page has no place to render into');
const page = teams ? (
  <App teams={teams} wording={wording} />
) : (
  <OutsideTeams wording={wording} teamsPage={dataset['teamsPage'] ?? ''} />
);
createRoot(root).render(page);
