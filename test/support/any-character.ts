import fc from 'fast-check';

/** Any code point, half a surrogate pair too. As fast-check's own unit "binary", which lists all of them for a second first. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code));
