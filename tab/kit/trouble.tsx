import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { ProblemError } from '../api/problem-error.ts';
import { useDesk } from './desk.ts';

interface TroubleProps {
  readonly error: unknown;
  /** Nothing that fails leaves the person without a button that leads on; `beside` where one stands below in any case. */
  readonly onRetry: (() => void) | 'beside';
}

/** What went wrong, in the words of the API, and what to do about it. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const { wording } = useDesk();
  const again = onRetry === 'beside' ? () => undefined : onRetry;
  const problem = error instanceof ProblemError ? error.problem : undefined;
  if (problem?.signInUrl) return <SignIn url={problem.signInUrl} detail={problem.detail} onDone={again} />;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle className="line">{wording.text('failed.title')}</MessageBarTitle>
        {problem?.detail ?? wording.text('tab.trouble.away')}{' '}
        {problem?.reference && wording.filled('notice.reference', { reference: problem.reference })}
      </MessageBarBody>
      {onRetry !== 'beside' && (
        <MessageBarActions>
          <Button onClick={onRetry}>{wording.text('receipt.tryAgain')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

interface SignInProps {
  readonly url: string;
  /** Why it is needed. */
  readonly detail: string;
  readonly onDone: () => void;
}

/** Microsoft wants the person to sign in. What was asked for is asked again afterwards, also where the window was closed early. */
function SignIn({ url, detail, onDone }: SignInProps) {
  const { teams, wording } = useDesk();
  const signIn = async () => {
    await teams.signIn(url).catch(() => undefined);
    onDone();
  };
  return (
    <MessageBar intent="info" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle className="line">{wording.text('signIn.title')}</MessageBarTitle>
        {detail}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={() => void signIn()}>
          {wording.text('signIn.do')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
