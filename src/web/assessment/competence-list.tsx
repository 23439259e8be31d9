import type { Assessor } from '#contract/assessors.ts';
import { formatDayShort } from '#web/ui/dates.ts';
import { Table } from '#web/ui/table.tsx';

/** What an assessor may assess, and since when. */
export function CompetenceList({ competences }: { competences: Assessor['competences'] }) {
  return (
    <Table
      caption="Competence"
      rows={competences}
      keyOf={({ id }) => id}
      columns={[
        { id: 'reference', header: 'Standard', cell: ({ reference }) => reference },
        { id: 'qualification', header: 'Qualification', cell: ({ qualification }) => qualification },
        { id: 'years', header: 'Years in the occupation', isNumber: true, cell: ({ years }) => years },
        {
          id: 'from',
          header: 'In force',
          cell: ({ from, to }) =>
            to ? `${formatDayShort(from)} to ${formatDayShort(to)}` : `since ${formatDayShort(from)}`,
        },
      ]}
    />
  );
}
