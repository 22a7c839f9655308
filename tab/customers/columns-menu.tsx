import { Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ColumnTripleRegular } from '@fluentui/react-icons/svg/column-triple';
import { useDesk } from '../kit/desk.ts';
import { columns } from './columns.tsx';
import { showColumns, useOfferedColumns, useShownColumns } from './shown-columns.ts';

/** Which columns are shown beside the name. */
export function ColumnsMenu() {
  const { wording } = useDesk();
  const shown = useShownColumns();
  const offered = useOfferedColumns();
  return (
    <Menu
      checkedValues={{ columns: [...shown] }}
      onCheckedValueChange={(_event, { checkedItems }) => showColumns(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ColumnTripleRegular />}>{wording.text('tab.columns')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {offered.map((name) => (
            <MenuItemCheckbox key={name} name="columns" value={name}>
              {wording.text(columns[name].title)}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
