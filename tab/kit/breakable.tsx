import { Fragment } from 'react';

/** Before the sign of an address and its dots, but not after a sentence. */
const places = /(?=@)|(?=\.\S)/u;

/** A text whose e-mail addresses break where a reader would break them. What is copied is the text as it is. */
export function Breakable({ text }: { readonly text: string }) {
  if (!text.includes('@')) return text;
  return text.split(places).map((piece, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
