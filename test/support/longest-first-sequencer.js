import Sequencer from '@jest/test-sequencer';

/** Seconds of the files that would keep the others waiting if they came last. Those of the slowest reporter, on a quiet machine. */
const secondsOf = {
  'journeys/faults/link-faults': 99,
  'journeys/evidence/published-heads': 60,
  'journeys/faults/crash': 54,
  'journeys/faults/road-faults': 47,
  'browser/tab-acts': 40,
  'journeys/faults/partner-center-faults': 36,
  'simulation/partner-year': 35,
  'journeys/faults/lists-killed': 35,
  'production/stop': 33,
  'journeys/conversations/late-answers': 32,
  'journeys/faults/connector-faults': 32,
  'browser/tab': 24,
  'services/database/database-watch': 23,
  'services/agreements/links/link-faults': 22,
  'journeys/agreements/link-mail': 22,
  'journeys/new-customers/new-customer': 22,
  'production/unsigned-garbage': 22,
  'bot/http/api/lists': 21,
  'browser/cards-in-browser': 20,
  'bot/log-privacy': 19,
  'production/microsoft-unreachable': 19,
  'production/agents-at-once': 18,
  'production/forged-identities': 18,
  'journeys/handovers/handover': 18,
  'bot/teams/activity/any-activity': 15,
  'services/bulk/dry-run': 15,
  'services/bulk/running': 15,
  'production/fuzzed-activities': 15,
};

/** The long files first, also where Jest remembers no run: at the end nothing long is left to wait for. */
export default class LongestFirstSequencer extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => secondsFor(other) - secondsFor(one));
  }
}

function secondsFor({ path }) {
  return secondsOf[path.replace(/^.*\/test\//, '').replace(/\.test\.ts$/, '')] ?? 0;
}
