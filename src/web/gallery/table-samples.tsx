import { useState } from 'react';
import { CriteriaThumbnail } from '#web/pictures/criteria-thumbnail.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { criteriaMapSample } from './picture-data.ts';
import { type CaseloadRow, caseload } from './samples.ts';

const columns: readonly Column<CaseloadRow>[] = [
  { id: 'name', header: 'Apprentice', cell: (row) => row.name, sorted: 'ascending', onSort: () => undefined },
  { id: 'employer', header: 'Employer', cell: (row) => row.employer, isMinor: true },
  {
    id: 'map',
    header: 'Criteria',
    cell: (row) => <CriteriaThumbnail map={criteriaMapSample(row.accepted)} />,
  },
  {
    id: 'accepted',
    header: 'Accepted',
    cell: (row) => row.accepted,
    isNumber: true,
    onSort: () => undefined,
  },
  {
    id: 'waiting',
    header: 'Waiting',
    cell: (row) => (row.waiting > 0 ? <StateChip tone="brass">{row.waiting} to judge</StateChip> : 'None'),
  },
  { id: 'clock', header: 'Next deadline', cell: (row) => <ClockChip clock={row.clock} isCompact /> },
];

/** A caseload as a dense table. */
export function TableSamples() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['a2']));
  const [open, setOpen] = useState('a1');
  return (
    <Table
      caption="Caseload of Amina Okafor"
      columns={columns}
      rows={caseload}
      keyOf={(row) => row.id}
      nameOf={(row) => row.name}
      selected={chosen}
      onSelect={setChosen}
      openKey={open}
      onOpen={(row) => setOpen(row.id)}
      paging={{ words: '1 to 6 of 32 apprentices', onNext: () => undefined }}
    />
  );
}
