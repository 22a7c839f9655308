import { Text } from '@fluentui/react-components';
import type { SavedFilter } from '../../api/schema.d.ts';
import { AskDialog } from '../../kit/ask-dialog.tsx';
import { useDesk } from '../../kit/desk.ts';
import { goTo } from '../../kit/place.ts';
import { useDeleting } from './saved-filters.ts';

interface DeleteProps {
  readonly saved: SavedFilter;
  readonly onClose: () => void;
}

/** Deleting a shared filter takes it from everybody, so it is asked first. */
export function DeleteFilterDialog({ saved: { filterId, name, isShared }, onClose }: DeleteProps) {
  const { wording } = useDesk();
  const deleting = useDeleting();
  const onSuccess = () => {
    goTo('customers');
    onClose();
  };
  return (
    <AskDialog
      title={wording.filled('tab.saved.delete', { name })}
      action={wording.text('tab.saved.delete.do')}
      isPending={deleting.isPending}
      error={deleting.error}
      onAct={() => deleting.mutate(filterId, { onSuccess })}
      onCancel={onClose}
    >
      <Text>{wording.text(isShared ? 'tab.saved.delete.shared' : 'tab.saved.delete.text')}</Text>
    </AskDialog>
  );
}
