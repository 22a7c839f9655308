import { FluentProvider, Link, Text, Title2, webLightTheme } from '@fluentui/react-components';
import type { Sentences } from '../../cards/wording/sentences.ts';
import { StyledByNonce } from './styled-by-nonce.tsx';

interface OutsideProps {
  readonly wording: Sentences;
  /** Opens the page in Teams. */
  readonly teamsPage: string;
}

/** For somebody who opens the address in a browser, where the page knows nobody: leads to the same place in Teams. */
export function OutsideTeams({ wording, teamsPage }: OutsideProps) {
  const context = JSON.stringify({ subEntityId: location.search.slice(1) });
  return (
    <StyledByNonce>
      <FluentProvider theme={webLightTheme}>
        <main className="outside">
          <Title2 as="h1">Agreement Desk</Title2>
          <Text>{wording.text('tab.outside')}</Text>
          <Link href={`${teamsPage}?context=${encodeURIComponent(context)}`}>{wording.text('tab.outside.open')}</Link>
        </main>
      </FluentProvider>
    </StyledByNonce>
  );
}
