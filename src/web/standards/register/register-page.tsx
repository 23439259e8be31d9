import { getRouteApi } from '@tanstack/react-router';
import { getRegisterFacets, listRegisterStandards, type RegisterStandard } from '#contract/register.ts';
import { RegisterStatus } from '#domain/standards/register/register-format.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { ButtonLink, Link, PrimaryLink } from '#web/shell/link.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip, Tag } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { countOf, statusWords } from './register-words.ts';
import type { RegisterSearch } from './routes.ts';
import { useTyped } from './use-typed.ts';
import './register.css';

const route = getRouteApi('/signed-in/register');

type Change = { [Key in keyof RegisterSearch]?: RegisterSearch[Key] | undefined };

function useNarrow() {
  const navigate = route.useNavigate();
  return (change: Change) =>
    void navigate({
      replace: true,
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, cursor: undefined, ...change }).filter(
            ([, value]) => value !== undefined,
          ),
        ) as RegisterSearch,
    });
}

/** Every standard of the imported register, with or without a plan here. */
export function RegisterPage() {
  const mayImport = useMay('standards.import-register');
  const facets = useEndpoint(getRegisterFacets);
  const isEmpty = facets.data?.standards === 0;
  return (
    <>
      <PageHeader
        title="Register of standards"
        lead={
          facets.data && !isEmpty
            ? `${countOf(facets.data.standards, 'standard')}, as the imported sources state them.`
            : 'Every published standard with its versions, statements and options.'
        }
        actions={
          <>
            <ButtonLink to="/register/statements">Search statements</ButtonLink>
            {mayImport ? <PrimaryLink to="/register/imports">Import</PrimaryLink> : null}
          </>
        }
      />
      {facets.error ? <Notice kind="problem" title={facets.error.title} /> : null}
      {isEmpty ? <EmptyRegister mayImport={mayImport} /> : <Standards />}
    </>
  );
}

function EmptyRegister({ mayImport }: { mayImport: boolean }) {
  return (
    <EmptyState
      title="The register is empty"
      action={mayImport ? <PrimaryLink to="/register/imports">Import the register</PrimaryLink> : null}
    >
      {mayImport
        ? 'Fetch the published register or the official API’s file from Skills England, then import it here. The first import brings every standard; later ones show what has changed.'
        : 'A standards author of this installation imports the published register. Until then, the assessment plans published here are under Plans.'}
    </EmptyState>
  );
}

function Standards() {
  const search = route.useSearch();
  const narrow = useNarrow();
  const standards = useEndpoint(listRegisterStandards, { query: { ...search, limit: 50 } });
  const rows = standards.data?.items ?? [];
  const isNarrowed = Boolean(search.search ?? search.level ?? search.route ?? search.status);
  const { nextCursor } = standards.data ?? {};
  return (
    <>
      <Filters />
      {standards.error ? (
        <Notice kind="problem" title={standards.error.title}>
          {standards.error.mend}
        </Notice>
      ) : null}
      {standards.isPending ? <Skeleton label="Looking up standards" lines={8} /> : null}
      {standards.data ? (
        <Table
          caption="Standards"
          columns={columns}
          rows={rows}
          keyOf={({ reference }) => reference}
          empty={
            <EmptyState title={isNarrowed ? 'Nothing fits' : 'No standards'}>
              Take a filter away, or write fewer words. The beginning of a word is enough.
            </EmptyState>
          }
          paging={{
            words: `${countOf(rows.length, 'standard')} on this page`,
            onPrevious: search.cursor ? () => narrow({}) : undefined,
            onNext: nextCursor ? () => narrow({ cursor: nextCursor }) : undefined,
          }}
        />
      ) : null}
    </>
  );
}

function Filters() {
  const search = route.useSearch();
  const narrow = useNarrow();
  const facets = useEndpoint(getRegisterFacets).data;
  const [typed, setTyped] = useTyped(search.search ?? '', (text) => narrow({ search: text || undefined }));
  const levels = (facets?.levels ?? []).map((level) => ({ value: String(level), label: `Level ${level}` }));
  const routes = (facets?.routes ?? []).map((name) => ({ value: name, label: name }));
  const statuses = RegisterStatus.options.map((value) => ({ value, label: statusWords[value].words }));
  return (
    <search className="gm-filters" aria-label="Narrow the register">
      <TextField
        label="Find"
        name="search"
        type="search"
        placeholder="Title, reference or LARS code"
        value={typed}
        onChange={setTyped}
      />
      <Select
        label="Level"
        value={search.level === undefined ? 'all' : String(search.level)}
        options={[{ value: 'all', label: 'Every level' }, ...levels]}
        onChange={(level) => narrow({ level: level === 'all' ? undefined : Number(level) })}
      />
      <Select
        label="Route"
        value={search.route ?? 'all'}
        options={[{ value: 'all', label: 'Every route' }, ...routes]}
        onChange={(name) => narrow({ route: name === 'all' ? undefined : name })}
      />
      <Select
        label="Status"
        value={search.status ?? 'all'}
        options={[{ value: 'all' as const, label: 'Every status' }, ...statuses]}
        onChange={(status) => narrow({ status: status === 'all' ? undefined : status })}
      />
    </search>
  );
}

const columns: Column<RegisterStandard>[] = [
  {
    id: 'title',
    header: 'Standard',
    cell: ({ reference, title }) => (
      <span className="gm-register-name">
        <Tag>{reference}</Tag>
        <Link to="/register/$reference" params={{ reference }}>
          {title}
        </Link>
      </span>
    ),
  },
  { id: 'level', header: 'Level', cell: ({ level }) => level ?? '–', isNumber: true },
  { id: 'route', header: 'Route', cell: ({ route: name }) => name ?? '–', isMinor: true },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status }) =>
      status ? <StateChip tone={statusWords[status].tone}>{statusWords[status].words}</StateChip> : '–',
  },
  { id: 'version', header: 'Version', cell: ({ version }) => version || 'not stated', isNumber: true },
  { id: 'statements', header: 'KSBs', cell: ({ statements }) => statements, isNumber: true, isMinor: true },
  {
    id: 'plan',
    header: 'Plan here',
    cell: ({ planEditions }) => planEditions.join(', ') || '–',
    isMinor: true,
  },
];
