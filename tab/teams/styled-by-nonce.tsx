import { RendererProvider, createDOMRenderer } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** The page's policy lets in only styles that carry the nonce of this answer. The property has it, the attribute is hidden from scripts. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

/** Fluent's components write their styles into the page while it runs. */
export function StyledByNonce({ children }: { readonly children: ReactNode }) {
  return <RendererProvider renderer={renderer}>{children}</RendererProvider>;
}
