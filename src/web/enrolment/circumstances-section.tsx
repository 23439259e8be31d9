import { useState } from 'react';
import { changeEmployment, changeTutor } from '#contract/enrolment.ts';
import { listPeople } from '#contract/people.ts';
import { useEndpoint } from '#web/api/query.ts';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDayShort } from '#web/ui/dates.ts';
import { Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import type { Detail } from './detail.ts';
import { EmploymentFields } from './employment-fields.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { missingOf, useRecord } from './use-record.ts';

const notManager = 'Only a manager of your organisation changes this.';

function span(from: string, to: string | null): string {
  return to ? `${formatDayShort(from)} to ${formatDayShort(to)}` : `since ${formatDayShort(from)}`;
}

/** Who teaches and who employs, now and before; changes are dated and nothing is overwritten. */
export function CircumstancesSection({ detail, mayChange }: { detail: Detail; mayChange: boolean }) {
  const roleReason = mayChange ? undefined : notManager;
  return (
    <Section title="Tutor and employer">
      <ul className="gm-lines" aria-label="Tutors and employers">
        {detail.tutors.map((each) => (
          <li key={`${each.tutor} ${each.from}`}>
            <span>
              {each.tutor} <span className="gm-quiet">teaches</span>
            </span>
            <span className="gm-small gm-quiet">{span(each.from, each.to)}</span>
          </li>
        ))}
        {detail.employments.map((each) => (
          <li key={`${each.employer} ${each.from}`}>
            <span>
              {each.employer} <span className="gm-quiet">with {each.manager} as line manager</span>
            </span>
            <span className="gm-small gm-quiet">{span(each.from, each.to)}</span>
          </li>
        ))}
      </ul>
      <div className="gm-section-actions">
        <ChangeTutor detail={detail} roleReason={roleReason} />
        <ChangeEmployment detail={detail} roleReason={roleReason} />
      </div>
    </Section>
  );
}

interface ChangeProps {
  detail: Detail;
  roleReason: string | undefined;
}

function ChangeTutor({ detail, roleReason }: ChangeProps) {
  const [value, setValue] = useState({ tutorId: '', from: '' });
  const tutors = useEndpoint(listPeople, { query: { role: 'tutor', limit: 200 } }).data?.items ?? [];
  const { record, state } = useRecord(changeTutor);
  const send = () =>
    record(
      { params: { enrolmentId: detail.id }, body: { ...value, version: detail.version } },
      {
        missing: missingOf([
          ['tutorId', value.tutorId, 'Choose the new tutor'],
          ['from', value.from, 'Write the day from which they teach'],
        ]),
        done: 'Tutor changed',
      },
    );
  return (
    <RecordDialog
      {...state}
      open="Change tutor"
      title="Change the tutor"
      action="Change tutor"
      ability={detail.abilities.change}
      roleReason={roleReason}
      onRecord={send}
    >
      <Select
        label="New tutor"
        name="tutorId"
        value={value.tutorId}
        options={tutors
          .filter(({ id }) => id !== detail.tutor.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(tutorId) => setValue({ ...value, tutorId })}
      />
      <DateField
        label="From"
        name="from"
        value={value.from}
        onChange={(from) => setValue({ ...value, from })}
      />
    </RecordDialog>
  );
}

function ChangeEmployment({ detail, roleReason }: ChangeProps) {
  const [value, setValue] = useState({ employer: '', managerName: '', managerEmail: '', from: '' });
  const { record, state } = useRecord(changeEmployment);
  const send = () =>
    record(
      { params: { enrolmentId: detail.id }, body: { ...value, version: detail.version } },
      {
        missing: missingOf([
          ['employer', value.employer, 'Write the employer'],
          ['managerName', value.managerName, 'Write the line manager’s name'],
          ['managerEmail', value.managerEmail, 'Write the line manager’s email'],
          ['from', value.from, 'Write the day from which it holds'],
        ]),
        done: 'Employer or line manager changed',
      },
    );
  return (
    <RecordDialog
      {...state}
      open="Change employer"
      title="Change the employer or line manager"
      action="Change employer"
      ability={detail.abilities.change}
      roleReason={roleReason}
      onRecord={send}
    >
      <EmploymentFields value={value} onChange={(change) => setValue({ ...value, ...change })} />
      <DateField
        label="From"
        name="from"
        value={value.from}
        onChange={(from) => setValue({ ...value, from })}
      />
    </RecordDialog>
  );
}
