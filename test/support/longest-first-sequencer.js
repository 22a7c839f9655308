import Sequencer from '@jest/test-sequencer';

/** Seconds of the files that would keep the others waiting if they came last. Those of the slowest reporter, on a quiet machine. */
const secondsOf = {
  'journeys/faults/partner-center-faults': 75,
  'journeys/faults/road-faults': 60,
  'simulation/partner-year': 55,
  'journeys/faults/link-faults': 55,
  'journeys/agreements/link-mail': 41,
  'journeys/faults/crash': 50,
  'journeys/faults/lists-killed': 50,
  'production/stop': 45,
  'journeys/faults/connector-faults': 38,
  'journeys/conversations/late-answers': 35,
  'production/thousand-at-once': 30,
  'production/forged-identities': 28,
  'journeys/handovers/handover': 27,
  'production/microsoft-unreachable': 26,
  'journeys/new-customers/new-customer': 25,
  'production/unsigned-garbage': 25,
  'bot/teams/activity/any-activity': 24,
  'services/database/database-trouble': 22,
  'services/bulk/dry-run': 20,
  'services/bulk/running': 20,
  'production/fuzzed-activities': 20,
  'bot/log-privacy': 20,
  'cards/card-rules': 20,
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
