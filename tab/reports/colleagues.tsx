import { Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, Text } from '@fluentui/react-components';
import type { Overview } from '../api/schema.d.ts';
import { useDesk } from '../kit/desk.ts';
import styles from './overview.module.css';

/** Who confirmed and invited how much, of late and in all. */
export function Colleagues({ overview: { people, others } }: { readonly overview: Overview }) {
  const { wording } = useDesk();
  const rest = { ...others, name: wording.filled('report.agents.others', { count: others.people }) };
  const rows = others.people > 0 ? [...people, rest] : people;
  return (
    <section className={styles.section} aria-labelledby="colleagues">
      <h2 id="colleagues">{wording.text('report.agents.title')}</h2>
      {rows.length === 0 ? (
        <Text>{wording.text('report.agents.nobody')}</Text>
      ) : (
        <Table aria-labelledby="colleagues" size="small">
          <TableHeader>
            <TableRow>
              <TableHeaderCell>{wording.text('tab.people.name')}</TableHeaderCell>
              <TableHeaderCell>{wording.text('tab.people.confirmed')}</TableHeaderCell>
              <TableHeaderCell>{wording.text('tab.people.invited')}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {rows.map(({ name, confirmed, invited }) => (
              <TableRow key={name}>
                <TableCell>{name}</TableCell>
                <TableCell>{wording.number(confirmed.recently)}</TableCell>
                <TableCell>{wording.number(invited.recently)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
