import type { Fault } from './fault.ts';
import type { OpenedPackage } from './opened-package.ts';
import { stringsIn } from './strings-in.ts';

const placeholder = /\$?\{\{?\w*\}?\}|<<\w*>>|%\w+%/;

/** What was to be filled in, and was not. */
export function placeholderFaults({ json }: OpenedPackage): readonly Fault[] {
  return [...json].flatMap(([file, value]) =>
    stringsIn(value).flatMap(({ path, text }) => {
      const [left] = placeholder.exec(text) ?? [];
      if (left === undefined) return [];
      return [
        { file, at: path, problem: `still has ${left} in it`, remedy: 'Give it a value in manifest/app-manifest.ts' },
      ];
    }),
  );
}
