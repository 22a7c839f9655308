/** What we use of it. Its own types are those of an ES module, and Node loads it as CommonJS. */
declare module 'bidi-js' {
  /** By Unicode's annex 9: even levels run from left to right, odd ones from right to left. */
  export default function bidiFactory(): {
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  };
}
