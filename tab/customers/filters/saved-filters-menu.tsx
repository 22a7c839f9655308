import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { useState } from 'react';
import type { SavedFilter } from '../../api/schema.d.ts';
import { useDesk } from '../../kit/desk.ts';
import { goTo } from '../../kit/place.ts';
import { DeleteFilterDialog } from './delete-filter-dialog.tsx';
import { type Filter, isNarrowed } from './filter.ts';
import { SaveFilterDialog } from './save-filter-dialog.tsx';
import { useSavedFilters } from './saved-filters.ts';

interface MenuProps {
  readonly filter: Filter;
  /** The one that is shown. */
  readonly saved: SavedFilter | undefined;
}

/** Filters under a name: the person's own and the shared ones; and what is shown can become one. */
export function SavedFiltersMenu({ filter, saved }: MenuProps) {
  const { wording } = useDesk();
  const filters = useSavedFilters();
  const [open, setOpen] = useState<'save' | 'delete'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<BookmarkRegular />}>{saved?.name ?? wording.text('tab.saved')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <Group title={wording.text('unconfirmed.mine')} filters={filters.filter(({ isMine }) => isMine)} />
            <Group title={wording.text('tab.saved.shared')} filters={filters.filter(({ isMine }) => !isMine)} />
            {filters.length > 0 && <MenuDivider />}
            <MenuItem disabled={!isNarrowed(filter)} onClick={() => setOpen('save')}>
              {wording.text('tab.saved.save')}
            </MenuItem>
            {saved?.isMine && (
              <MenuItem onClick={() => setOpen('delete')}>
                {wording.filled('tab.saved.delete', { name: saved.name })}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {open === 'save' && <SaveFilterDialog filter={filter} saved={saved} onClose={close} />}
      {open === 'delete' && saved && <DeleteFilterDialog saved={saved} onClose={close} />}
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly filters: readonly SavedFilter[];
}

function Group({ title, filters }: GroupProps) {
  if (filters.length === 0) return null;
  return (
    <MenuGroup>
      <MenuGroupHeader>{title}</MenuGroupHeader>
      {filters.map(({ filterId, name, isMine, savedBy }) => (
        <MenuItem
          key={filterId}
          secondaryContent={isMine ? undefined : savedBy.name}
          onClick={() => goTo('customers', { saved: filterId })}
        >
          {name}
        </MenuItem>
      ))}
    </MenuGroup>
  );
}
