import { readFileSync, readdirSync } from 'node:fs';

/** `man 5 proc_pid_stat`: times are in clock ticks, a hundred a second on Linux. */
const msPerTick = 10;
/** After the command in its brackets: the parent, then own user and system time, and those of children that have ended. */
const parentAt = 1;
const timesFrom = 11;
const timesTo = 15;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly ms: number;
}

/** Processor time, in ms, of all PostgreSQL processes that descend from this one, also of those that have ended. Linux only. */
export function postgresCpuMs(): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf);
  const parentOf = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === process.pid || isOurs(parentOf.get(pid)));
  return all.filter(({ pid, command }) => command === 'postgres' && isOurs(pid)).reduce((sum, { ms }) => sum + ms, 0);
}

function statOf(pid: string): readonly Stat[] {
  const stat = readStat(pid);
  if (stat === undefined) return [];
  const end = stat.lastIndexOf(')');
  const fields = stat.slice(end + 2).split(' ');
  const ticks = fields.slice(timesFrom, timesTo).reduce((sum, field) => sum + Number(field), 0);
  const command = stat.slice(stat.indexOf('(') + 1, end);
  return [{ pid: Number(pid), parent: Number(fields[parentAt]), command, ms: ticks * msPerTick }];
}

/** Undefined for a process that has just ended. */
function readStat(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
}
