import type { Examined } from './examine.ts';
import type { Finding } from './step.ts';

const marks: Readonly<Record<Finding['kind'], string>> = { fine: 'ok     ', warning: 'warning', fault: 'FAULT  ' };

/** For people: a line for what is fine, two for what is not. */
export function textOf({ step, findings, skipped }: Examined): string {
  if (skipped !== undefined) return `skipped  ${step}: because of ${skipped}`;
  return findings.flatMap((finding) => linesOf(step, finding)).join('\n');
}

function linesOf(step: string, finding: Finding): readonly string[] {
  const line = `${marks[finding.kind]}  ${step}: ${finding.says}`;
  return finding.kind === 'fine' ? [line] : [line, `         → ${finding.mend}`];
}

export interface Counts {
  readonly faults: number;
  readonly warnings: number;
  readonly skipped: number;
}

export function countsOf(all: readonly Examined[]): Counts {
  const of = (kind: Finding['kind']) =>
    all.flatMap(({ findings }) => findings).filter((one) => one.kind === kind).length;
  return {
    faults: of('fault'),
    warnings: of('warning'),
    skipped: all.filter(({ skipped }) => skipped !== undefined).length,
  };
}

export function summaryOf({ faults, warnings, skipped }: Counts): string {
  if (faults + warnings === 0) return 'All is well.';
  const left = skipped === 0 ? '' : `, and ${skipped} not examined because of them`;
  return `${counted(faults, 'fault')}, ${counted(warnings, 'warning')}${left}.`;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** For scripts: everything at once. The form stays; fields may be added. */
export function jsonOf(all: readonly Examined[]): string {
  const { faults } = countsOf(all);
  return JSON.stringify({ healthy: faults === 0, ...countsOf(all), steps: all }, undefined, 2);
}
