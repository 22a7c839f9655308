import { Button, type ButtonProps } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { useEffect, useState } from 'react';
import { useDesk } from '../kit/desk.ts';

interface ShareButtonProps {
  /** Of the address of the page. */
  readonly search: string;
  readonly label: string;
  readonly appearance?: ButtonProps['appearance'];
  readonly className?: string | undefined;
}

const saidForMs = 4_000;

/** Copies a link for others, and says so. */
export function ShareButton({ search, label, appearance, className }: ShareButtonProps) {
  const { teams, wording } = useDesk();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const over = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(over);
  }, [isCopied]);
  const share = async () => setCopied(await teams.share(search, label));
  return (
    <>
      <Button
        appearance={appearance}
        className={className}
        icon={isCopied ? <CheckmarkRegular /> : <LinkRegular />}
        onClick={() => void share()}
      >
        {wording.text(isCopied ? 'tab.share.copied' : 'tab.share')}
      </Button>
      <span role="status" className="unseen">
        {isCopied && wording.text('tab.share.copied')}
      </span>
    </>
  );
}
