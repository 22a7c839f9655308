import { FluentProvider, Text, Title2, webLightTheme } from '@fluentui/react-components';
import type { Sentences } from '../../cards/wording/sentences.ts';
import { StyledByNonce } from './styled-by-nonce.tsx';

/** For somebody who opens the address in a browser: the page knows nobody there. */
export function OutsideTeams({ wording }: { readonly wording: Sentences }) {
  return (
    <StyledByNonce>
      <FluentProvider theme={webLightTheme}>
        <main className="outside">
          <Title2 as="h1">Agreement Desk</Title2>
          <Text>{wording.text('tab.outside')}</Text>
        </main>
      </FluentProvider>
    </StyledByNonce>
  );
}
