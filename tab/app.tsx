import {
  FluentProvider,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Sentences } from '../cards/wording/sentences.ts';
import { openApi } from './api/client.ts';
import { Entrance } from './entrance.tsx';
import { ProblemError } from './api/problem-error.ts';
import { StyledByNonce } from './teams/styled-by-nonce.tsx';
import type { Teams } from './teams/teams.ts';

/** What Teams calls its themes; any other name is a light one. */
const themes: Readonly<Record<string, Theme>> = { dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

interface AppProps {
  readonly teams: Teams;
  readonly wording: Sentences;
}

export function App({ teams, wording }: AppProps) {
  const [theme, setTheme] = useState(teams.theme);
  useEffect(() => teams.onThemeChange(setTheme), [teams]);
  useEffect(() => {
    // What the browser draws itself, such as the calendar of a date.
    document.documentElement.style.colorScheme = theme in themes ? 'dark' : 'light';
  }, [theme]);
  const [queries] = useState(createQueries);
  const [api] = useState(() => openApi({ getToken: teams.getToken, locale: wording.locale }));
  return (
    <StyledByNonce>
      <FluentProvider theme={themes[theme] ?? teamsLightTheme} className="desk">
        <QueryClientProvider client={queries}>
          <Entrance teams={teams} api={api} wording={wording} />
        </QueryClientProvider>
      </FluentProvider>
    </StyledByNonce>
  );
}

const mostRetries = 2;
const serverErrors = 500;

function createQueries(): QueryClient {
  // What was refused is refused again. What got lost may come through.
  const retry = (failures: number, error: Error): boolean =>
    failures < mostRetries &&
    !(error instanceof ProblemError && (error.problem?.status ?? serverErrors) < serverErrors);
  // Asked also where the browser takes itself for offline: who presses a button is told, and not left waiting.
  const networkMode = 'always';
  const defaultOptions = { queries: { retry, staleTime: 10_000, networkMode }, mutations: { networkMode } } as const;
  return new QueryClient({ defaultOptions });
}
