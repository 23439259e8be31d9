import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { listPlans } from '#contract/standards.ts';
import { EnrolmentState } from '#domain/enrolment/enrolment-state.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Menu } from '#web/ui/menu.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { enrolmentStates } from './enrolment-words.ts';
import type { CaseloadSearch } from './routes.ts';
import { useSavedFilters } from './saved-filters.ts';
import '#web/progress/progress.css';

const route = getRouteApi('/signed-in/enrolments');
const needOptions = [
  { value: 'all', label: 'Any need' },
  { value: 'evidence-waiting', label: 'Evidence waiting' },
  { value: 'gateway-ready', label: 'Ready for gateway' },
  { value: 'returned', label: 'Gateway item returned' },
] as const;

/** Sets parts of the address and goes back to the first page. */
export function useCaseloadFilter() {
  const navigate = route.useNavigate();
  return (change: { [Key in keyof CaseloadSearch]?: CaseloadSearch[Key] | undefined }) =>
    void navigate({
      to: '.',
      replace: true,
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, cursor: undefined, ...change }).filter(
            ([, value]) => value !== undefined,
          ),
        ) as CaseloadSearch,
    });
}

/** The conditions above the caseload; each is in the address, so a view can be kept, shared and gone back to. */
export function CaseloadFilters({ counts }: { counts: Readonly<Record<string, number>> }) {
  const search = route.useSearch();
  const set = useCaseloadFilter();
  const plans = useEndpoint(listPlans).data?.items ?? [];
  const references = [...new Set(plans.map(({ reference }) => reference))];
  const states = EnrolmentState.options.filter((state) => (counts[state] ?? 0) > 0 || state === search.state);
  return (
    <search className="gm-filters" aria-label="Narrow the caseload">
      <SearchBox value={search.search ?? ''} onChange={(text) => set({ search: text || undefined })} />
      <fieldset className="gm-segments">
        <legend className="gm-hidden">Whose apprentices</legend>
        {(['anyone', 'me'] as const).map((whose) => (
          <label key={whose}>
            <input
              type="radio"
              name="tutor"
              checked={(search.tutor ?? 'anyone') === whose}
              onChange={() => set({ tutor: whose === 'me' ? 'me' : undefined })}
            />
            <span>{whose === 'me' ? 'Mine' : 'Everybody’s'}</span>
          </label>
        ))}
      </fieldset>
      <Select
        label="Need"
        value={search.need ?? 'all'}
        options={needOptions}
        onChange={(need) => set({ need: need === 'all' ? undefined : need })}
      />
      <Select
        label="State"
        value={search.state ?? 'all'}
        options={[
          { value: 'all' as const, label: 'Any state' },
          ...states.map((state) => ({
            value: state,
            label: `${enrolmentStates[state].words} (${counts[state] ?? 0})`,
          })),
        ]}
        onChange={(state) => set({ state: state === 'all' ? undefined : state })}
      />
      <Select
        label="Standard"
        value={search.reference ?? 'all'}
        options={[
          { value: 'all', label: 'Any standard' },
          ...references.map((reference) => ({ value: reference, label: reference })),
        ]}
        onChange={(reference) => set({ reference: reference === 'all' ? undefined : reference })}
      />
      <SavedFilters />
    </search>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  if (value !== shown) {
    setShown(value);
    setTyped(value);
  }
  // The list follows the typing after a short rest, so that it is not asked for every letter.
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      label="Search"
      type="search"
      isOptional
      placeholder="Name, ULN or employer"
      value={typed}
      onChange={setTyped}
    />
  );
}

function SavedFilters() {
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { filters, save, remove } = useSavedFilters(me.accountId);
  const [naming, setNaming] = useState<string>();
  const current = filters.find((each) => JSON.stringify(each.search) === JSON.stringify(search));
  const keep = () => {
    if (naming?.trim()) save(naming.trim(), search);
    setNaming(undefined);
  };
  return (
    <>
      <Menu
        label={current ? current.name : 'Views'}
        actions={[
          ...filters.map((each) => ({
            id: each.name,
            label: each.name,
            isCurrent: each.name === current?.name,
            onPress: () => void navigate({ to: '.', search: each.search }),
          })),
          {
            id: '+',
            label: 'Save this view',
            onPress: () => setNaming(''),
            ...(Object.keys(search).length === 0 ? { disabledReason: 'Choose a condition first' } : {}),
          },
          ...(current
            ? [
                {
                  id: '-',
                  label: `Forget “${current.name}”`,
                  isDanger: true,
                  onPress: () => remove(current.name),
                },
              ]
            : []),
        ]}
      />
      <Dialog
        title="Save this view"
        isOpen={naming !== undefined}
        onClose={() => setNaming(undefined)}
        actions={
          <>
            <Button onPress={() => setNaming(undefined)}>Cancel</Button>
            <Button kind="primary" onPress={keep}>
              Save view
            </Button>
          </>
        }
      >
        <TextField
          label="Name of the view"
          hint="It keeps these conditions and this order on this device."
          value={naming ?? ''}
          onChange={setNaming}
        />
      </Dialog>
    </>
  );
}
