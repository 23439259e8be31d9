import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type EditionSummary, listEditions } from '#contract/plan-editions.ts';
import { useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { ButtonLink, Link } from '#web/shell/link.tsx';
import { useTyped } from '#web/standards/register/use-typed.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip, Tag } from '#web/ui/state-chip.tsx';
import { Paging } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { CopyHash } from './copy-hash.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { apprenticeWords, errataWords, listWords, originOf } from './library-words.ts';
import type { LibrarySearch } from './routes.ts';
import './library.css';

const route = getRouteApi('/signed-in/library');
const levels = [1, 2, 3, 4, 5, 6, 7, 8] as const;

type Change = { [Key in keyof LibrarySearch]?: LibrarySearch[Key] | undefined };

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
        ) as LibrarySearch,
    });
}

/** Every plan edition held here, with its state and record. */
export function LibraryPage() {
  const [isBringing, setBringing] = useState(false);
  const mayDraft = useMay('standards.draft');
  return (
    <>
      <PageHeader
        title="Library"
        lead="Every edition of an assessment plan: where it came from, what corrects it, who is on it."
        actions={
          <>
            <ButtonLink to="/register">Register of standards</ButtonLink>
            {mayDraft ? <Button onPress={() => setBringing(true)}>Bring in a file</Button> : null}
          </>
        }
      />
      <Filters />
      <Editions />
      {isBringing ? <ImportDialog onClose={() => setBringing(false)} /> : null}
    </>
  );
}

function Editions() {
  const search = route.useSearch();
  const narrow = useNarrow();
  const reply = useEndpoint(listEditions, { query: { ...search, limit: 25 } });
  if (reply.error) {
    return (
      <Notice kind="problem" title={reply.error.title}>
        {reply.error.mend}
      </Notice>
    );
  }
  if (!reply.data) return <Skeleton label="Reading the library" lines={8} />;
  const { items, nextCursor } = reply.data;
  if (items.length === 0) return <Nothing />;
  return (
    <>
      <ul className="gm-editions" aria-label="Plan editions">
        {items.map((edition) => (
          <Edition key={`${edition.reference} ${edition.edition}`} edition={edition} />
        ))}
      </ul>
      <Paging
        words={items.length === 1 ? '1 edition on this page' : `${items.length} editions on this page`}
        onPrevious={search.cursor ? () => narrow({}) : undefined}
        onNext={nextCursor ? () => narrow({ cursor: nextCursor }) : undefined}
      />
    </>
  );
}

function Nothing() {
  const search = route.useSearch();
  const mayDraft = useMay('standards.draft');
  const isNarrowed = Boolean(search.search ?? search.level ?? search.state);
  if (isNarrowed) {
    return (
      <EmptyState title="Nothing fits">
        Take a filter away, or write fewer words: a reference such as ST0072 or a part of the title is enough.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No plan editions yet"
      action={mayDraft ? <ButtonLink to="/workshop">Open the workshop</ButtonLink> : null}
    >
      An edition appears here when a draft has been checked by a second person and published.
    </EmptyState>
  );
}

function Filters() {
  const search = route.useSearch();
  const narrow = useNarrow();
  const [typed, setTyped] = useTyped(search.search ?? '', (text) =>
    narrow({ search: text.trim() === '' ? undefined : text }),
  );
  return (
    <search className="gm-search-row" aria-label="Narrow the library">
      <TextField
        label="Find"
        name="search"
        type="search"
        placeholder="Title, reference or edition"
        value={typed}
        onChange={setTyped}
      />
      <Select
        label="Level"
        value={search.level === undefined ? 'all' : String(search.level)}
        options={[
          { value: 'all', label: 'Every level' },
          ...levels.map((level) => ({ value: String(level), label: `Level ${level}` })),
        ]}
        onChange={(level) => narrow({ level: level === 'all' ? undefined : Number(level) })}
      />
      <Select
        label="State"
        value={search.state ?? 'all'}
        options={[
          { value: 'all', label: 'Every state' },
          { value: 'published', label: 'Published' },
          { value: 'withdrawn', label: 'Withdrawn' },
        ]}
        onChange={(state) => narrow({ state: state === 'all' ? undefined : state })}
      />
    </search>
  );
}

function Edition({ edition: one }: { edition: EditionSummary }) {
  const { reference, edition } = one;
  const policies = one.policies.map(({ body }) => body);
  return (
    <li>
      <div className="gm-edition-head">
        <p className="gm-row gm-small">
          <Tag>{reference}</Tag>
          <span className="gm-quiet">
            {[`Level ${one.level}`, `plan ${edition}`, one.route].filter(Boolean).join(' · ')}
          </span>
        </p>
        <h2>
          <Link to="/library/$reference/$edition" params={{ reference, edition }}>
            {one.title}
          </Link>
        </h2>
        <p>
          {originOf(one)}. Assesses {one.standardVersions.length === 1 ? 'version' : 'versions'}{' '}
          {listWords(one.standardVersions)} of the standard
          {policies.length > 0
            ? `; ${listWords(policies)} ${policies.length === 1 ? 'has' : 'have'} a policy for it`
            : ''}
          .
        </p>
        <p className="gm-small gm-quiet">
          Hash <CopyHash hash={one.hash} of={`${reference} ${edition}`} />
        </p>
      </div>
      <ul className="gm-edition-facts gm-plain">
        <li>
          <EditionState state={one.state} />
        </li>
        <li>
          {one.apprentices === 0 ? (
            <span className="gm-quiet">None of your apprentices</span>
          ) : (
            `${apprenticeWords(one.apprentices)} of yours`
          )}
        </li>
        {one.errata > 0 ? <li>{errataWords(one.errata)}</li> : null}
        {one.offer ? <li>You offer assessment on it</li> : null}
      </ul>
    </li>
  );
}

/** Published, or withdrawn for new starts. */
export function EditionState({ state }: { state: EditionSummary['state'] }) {
  return state === 'published' ? (
    <StateChip tone="met">Published</StateChip>
  ) : (
    <StateChip tone="not-met">Withdrawn</StateChip>
  );
}
