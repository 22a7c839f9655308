import { PNG } from 'pngjs';
import type { Fault } from './fault.ts';
import type { Manifest, OpenedPackage } from './opened-package.ts';

/** In pixels, as Teams takes them (microsoftteams/platform/concepts/build-and-test/apps-package). */
const sides = { color: 192, outline: 32 };
const opaque = 255;
const redraw = 'Draw the icons again: npm run icons';

/** The schema looks at the names of the icons only. */
export function iconFaults({ files }: OpenedPackage, { icons }: Manifest): readonly Fault[] {
  return (['color', 'outline'] as const).flatMap((icon) => {
    const file = files.get(icons[icon]);
    const problem = file === undefined ? undefined : problemOf(icon, file);
    return problem === undefined ? [] : [{ file: icons[icon], problem, remedy: redraw }];
  });
}

function problemOf(icon: keyof typeof sides, file: Uint8Array): string | undefined {
  const side = sides[icon];
  const png = decoded(file);
  if (!png) return 'is no PNG';
  if (png.width !== side || png.height !== side)
    return `is ${png.width} × ${png.height} pixels in place of ${side} × ${side}`;
  const pixels = pixelsOf(png);
  if (pixels.every(({ alpha }) => alpha === 0)) return 'shows nothing';
  if (icon === 'color') return undefined;
  if (pixels.some(({ alpha, isWhite }) => alpha > 0 && !isWhite)) return 'has other colours than white';
  return pixels.every(({ alpha }) => alpha > 0) ? 'has no transparent background' : undefined;
}

function pixelsOf({ data }: PNG): readonly { readonly alpha: number; readonly isWhite: boolean }[] {
  return Array.from({ length: data.length / 4 }, (_, at) => {
    const [red, green, blue, alpha = 0] = data.subarray(at * 4, at * 4 + 4);
    return { alpha, isWhite: red === opaque && green === opaque && blue === opaque };
  });
}

function decoded(file: Uint8Array): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(file));
  } catch {
    return undefined;
  }
}
