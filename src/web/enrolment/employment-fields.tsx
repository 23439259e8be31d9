import { useState } from 'react';
import { listEmployers } from '#contract/enrolment.ts';
import { useEndpoint } from '#web/api/query.ts';
import { TextField } from '#web/ui/text-field.tsx';
import { SuggestField } from './suggest-field.tsx';

/** Employer and line manager as a form holds them. */
export interface EmploymentValues {
  employer: string;
  managerName: string;
  managerEmail: string;
}

/** Employer and line manager. A known employer offers its managers; a known manager brings the address. */
export function EmploymentFields({
  value,
  onChange,
}: {
  value: EmploymentValues;
  onChange: (change: Partial<EmploymentValues>) => void;
}) {
  const [search, setSearch] = useState('');
  const employers = useEndpoint(listEmployers, { query: { search, limit: 20 } }).data?.items ?? [];
  const known = employers.find(({ name }) => name.toLowerCase() === value.employer.trim().toLowerCase());
  const contacts = known?.contacts ?? [];
  const nameManager = (managerName: string) => {
    const contact = contacts.find(({ name }) => name === managerName);
    onChange(contact ? { managerName, managerEmail: contact.email } : { managerName });
  };
  return (
    <>
      <SuggestField
        label="Employer"
        name="employer"
        hint={known ? 'You have apprentices with this employer.' : 'A new name is added to your employers.'}
        value={value.employer}
        suggestions={employers.map(({ name }) => name)}
        onChange={(employer) => {
          setSearch(employer.trim());
          onChange({ employer });
        }}
      />
      <SuggestField
        label="Line manager"
        name="managerName"
        hint="Signs for the employer, by a link and without an account."
        value={value.managerName}
        suggestions={contacts.map(({ name }) => name)}
        onChange={nameManager}
      />
      <TextField
        label="Line manager’s email"
        name="managerEmail"
        type="email"
        value={value.managerEmail}
        onChange={(managerEmail) => onChange({ managerEmail })}
      />
    </>
  );
}
