import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { deactivatePerson, inviteAgain, listPeople, listRoles, type PersonRow } from '#contract/people.ts';
import { useCommand, useEndpoint } from '#web/api/query.ts';
import { useMay, useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Switch } from '#web/ui/choices.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip, Tag } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { roleWords } from './role-words.ts';
import { RolesDialog } from './roles-dialog.tsx';
import type { PeopleSearch } from './routes.ts';
import './people.css';

const route = getRouteApi('/signed-in/people');

const states = {
  active: { tone: 'met', words: 'Active' },
  invited: { tone: 'waiting', words: 'Invited' },
  'no-account': { tone: 'quiet', words: 'No account' },
  left: { tone: 'quiet', words: 'Left' },
} as const;

type Open = { readonly kind: 'roles' | 'leave'; readonly person: PersonRow } | { readonly kind: 'invite' };

/** The people of the organisation: who may do what, who has not come in yet, and the way to invite one more. */
export function PeoplePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('people.manage');
  const [open, setOpen] = useState<Open>();
  const people = useEndpoint(listPeople, { query: { ...search, limit: 50 } });
  const narrow = (change: PeopleSearch) =>
    void navigate({ search: ({ cursor: _first, ...kept }) => ({ ...kept, ...change }), replace: true });
  const rows = people.data?.items ?? [];
  return (
    <>
      <PageHeader
        title="People"
        lead="Who works here, and what each of them may do."
        actions={
          mayManage ? (
            <Button kind="primary" icon="plus" onPress={() => setOpen({ kind: 'invite' })}>
              Invite a person
            </Button>
          ) : null
        }
      />
      <Filters search={search} onNarrow={narrow} />
      {people.error ? (
        <Notice kind="problem" title={people.error.title}>
          {people.error.mend}
        </Notice>
      ) : null}
      <Table
        caption="People of the organisation"
        rows={rows}
        keyOf={(person) => person.id}
        columns={useColumns(mayManage, setOpen)}
        empty={<NoPeople isPending={people.isPending} isNarrowed={Boolean(search.search ?? search.role)} />}
        paging={{
          words: rows.length === 1 ? 'One person' : `${rows.length} people on this page`,
          onPrevious: search.cursor ? () => narrow({}) : undefined,
          onNext: nextOf(people.data?.nextCursor, (cursor) => narrow({ cursor })),
        }}
      />
      {open?.kind === 'invite' ? <InviteDialog onClose={() => setOpen(undefined)} /> : null}
      {open?.kind === 'roles' ? (
        <RolesDialog person={open.person} onClose={() => setOpen(undefined)} />
      ) : null}
      {open?.kind === 'leave' ? (
        <LeaveDialog person={open.person} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}

function nextOf(cursor: string | null | undefined, go: (cursor: string) => void): (() => void) | undefined {
  return cursor ? () => go(cursor) : undefined;
}

function Filters({ search, onNarrow }: { search: PeopleSearch; onNarrow: (change: PeopleSearch) => void }) {
  const roles = useEndpoint(listRoles);
  const options = (roles.data?.items ?? []).map((role) => ({ value: role, label: roleWords(role).name }));
  return (
    <search className="gm-filters">
      <TextField
        label="Find"
        name="search"
        type="search"
        placeholder="Name or email address"
        value={search.search ?? ''}
        onChange={(typed) => onNarrow({ search: typed })}
      />
      {options.length > 0 ? (
        <Select
          label="Role"
          name="role"
          value={search.role ?? 'every'}
          options={[{ value: 'every', label: 'Every role' }, ...options]}
          onChange={(role) => onNarrow({ role: role === 'every' ? undefined : role } as PeopleSearch)}
        />
      ) : null}
      <Switch
        isChecked={search.left === 'yes'}
        onChange={(isOn) => onNarrow({ left: isOn ? 'yes' : undefined } as PeopleSearch)}
      >
        Show people who left
      </Switch>
    </search>
  );
}

function NoPeople({ isPending, isNarrowed }: { isPending: boolean; isNarrowed: boolean }) {
  if (isPending) return <p role="status">Looking up people …</p>;
  return (
    <EmptyState title={isNarrowed ? 'Nobody fits' : 'Nobody here yet'}>
      {isNarrowed
        ? 'Change the words or the role above.'
        : 'Invite the people you work with: each gets a letter with a link to choose a password.'}
    </EmptyState>
  );
}

function useColumns(mayManage: boolean, onOpen: (open: Open) => void): readonly Column<PersonRow>[] {
  const me = useMe();
  const own = new Set(me.memberships.map(({ personId }) => personId));
  const again = useCommand(inviteAgain, { onDone: () => showToast('The invitation is sent again.') });
  const columns: Column<PersonRow>[] = [
    { id: 'name', header: 'Name', cell: (person) => person.name },
    {
      id: 'roles',
      header: 'Roles',
      cell: (person) => (
        <span className="gm-role-list">
          {person.roles.map(({ membershipId, role, endsOn }) => (
            <Tag key={membershipId}>
              {roleWords(role).name}
              {endsOn ? ' (ended)' : ''}
            </Tag>
          ))}
        </span>
      ),
    },
    {
      id: 'state',
      header: 'State',
      cell: (person) => <StateChip tone={states[person.state].tone}>{states[person.state].words}</StateChip>,
    },
    { id: 'email', header: 'Email address', cell: (person) => person.email ?? 'None', isMinor: true },
  ];
  if (!mayManage) return columns;
  const actionsOf = (person: PersonRow) => [
    { id: 'roles', label: 'Change roles', onPress: () => onOpen({ kind: 'roles', person }) },
    ...(person.state === 'invited'
      ? [
          {
            id: 'again',
            label: 'Send the invitation again',
            onPress: () => again.run({ params: { personId: person.id } }),
          },
        ]
      : []),
    ...(person.state === 'left'
      ? []
      : [
          {
            id: 'leave',
            label: 'End every role',
            isDanger: true,
            disabledReason: own.has(person.id) ? 'Another manager has to do this for you.' : undefined,
            onPress: () => onOpen({ kind: 'leave', person }),
          },
        ]),
  ];
  return [
    ...columns,
    {
      id: 'actions',
      header: 'Actions',
      cell: (person) => (
        <Menu
          kind="quiet"
          label={`Actions for ${person.name}`}
          trigger="Actions"
          actions={actionsOf(person)}
        />
      ),
    },
  ];
}

function LeaveDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const leave = useCommand(deactivatePerson, {
    invalidates: [listPeople],
    onDone: () => {
      showToast(`${person.name} has no role here any more.`);
      onClose();
    },
  });
  return (
    <Dialog
      kind="alert"
      isOpen
      title={`End every role of ${person.name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Keep</Button>
          <Button
            kind="danger"
            isPending={leave.isPending}
            onPress={() => leave.run({ params: { personId: person.id } })}
          >
            End every role
          </Button>
        </>
      }
    >
      <p>
        They can do nothing more for this organisation from now on. What they did stays, under their name.
      </p>
      {leave.problem ? (
        <Notice kind="problem" title={leave.problem.title} isLive>
          {leave.problem.mend}
        </Notice>
      ) : null}
    </Dialog>
  );
}
