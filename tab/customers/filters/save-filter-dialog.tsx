import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { fieldProblems } from '../../api/problem-error.ts';
import type { SavedFilter } from '../../api/schema.d.ts';
import { AskDialog } from '../../kit/ask-dialog.tsx';
import { useDesk } from '../../kit/desk.ts';
import { goTo } from '../../kit/place.ts';
import { type Filter, queryOf } from './filter.ts';
import { useSavedFilters, useSaving } from './saved-filters.ts';

interface SaveProps {
  readonly filter: Filter;
  readonly saved: SavedFilter | undefined;
  readonly onClose: () => void;
}

/** Asks under which name, and for whom. */
export function SaveFilterDialog({ filter, saved, onClose }: SaveProps) {
  const { wording } = useDesk();
  const [name, setName] = useState(saved?.isMine ? saved.name : '');
  const [isShared, setShared] = useState(saved?.isMine ? saved.isShared : false);
  const [isAsked, setAsked] = useState(false);
  const saving = useSaving();
  const wanted = name.trim();
  const replaced = useSavedFilters().some((one) => one.isMine && one.name === wanted);
  const missing = isAsked && wanted === '' ? wording.text('tab.saved.missing') : undefined;
  const save = () => {
    setAsked(true);
    if (wanted !== '')
      saving.mutate({ name: wanted, isShared, criteria: queryOf(filter) }, { onSuccess: shown(onClose) });
  };
  return (
    <AskDialog
      title={wording.text('tab.saved.save')}
      action={wording.text('policy.save')}
      isPending={saving.isPending}
      error={saving.error}
      onAct={save}
      onCancel={onClose}
    >
      <Field
        label={wording.text('tab.saved.name')}
        validationMessage={missing ?? fieldProblems(saving.error)['name']}
        hint={replaced ? wording.text('tab.saved.replaces') : undefined}
      >
        <Input value={name} maxLength={80} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Checkbox
        label={wording.text('tab.saved.share')}
        checked={isShared}
        onChange={(_event, { checked }) => setShared(checked === true)}
      />
    </AskDialog>
  );
}

/** What was saved is what is shown from now on. */
const shown =
  (onClose: () => void) =>
  ({ filterId }: SavedFilter) => {
    goTo('customers', { saved: filterId });
    onClose();
  };
