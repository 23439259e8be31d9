import { getRouteApi } from '@tanstack/react-router';
import { getRegisterFacets, searchRegisterStatements } from '#contract/register.ts';
import { StatementKind } from '#domain/standards/register/register-format.ts';
import type { Reply } from '#web/api/client.ts';
import { useEndpoint } from '#web/api/query.ts';
import { BackLink, Link } from '#web/shell/link.tsx';
import { Switch } from '#web/ui/choices.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { KsbTag } from '#web/ui/state-chip.tsx';
import { Paging } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { markedParts } from './marked-parts.ts';
import { countOf, kindWords, versionWords } from './register-words.ts';
import type { StatementSearch } from './routes.ts';
import { useTyped } from './use-typed.ts';
import './register.css';

const route = getRouteApi('/signed-in/register/statements');

type Change = { [Key in keyof StatementSearch]?: StatementSearch[Key] | undefined };
type Found = Reply<typeof searchRegisterStatements>;

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
        ) as StatementSearch,
    });
}

/** One statement across all standards: who else asks for it, and in which words. */
export function StatementsPage() {
  const search = route.useSearch();
  const isLong = (search.search ?? '').trim().length >= 2;
  return (
    <>
      <PageHeader
        above={<BackLink to="/register">Register</BackLink>}
        title="Search statements"
        lead="Knowledge, skills and behaviours of every standard, by their words. The beginning of a word is enough."
      />
      <Filters />
      <div aria-live="polite">
        {isLong ? (
          <Results search={search} />
        ) : (
          <EmptyState title="What do you look for?">
            Write a few words of a statement, such as “lone working” or “stakeholder”. The best matches come
            first.
          </EmptyState>
        )}
      </div>
    </>
  );
}

function Filters() {
  const search = route.useSearch();
  const narrow = useNarrow();
  const [typed, setTyped] = useTyped(search.search ?? '', (text) => narrow({ search: text || undefined }));
  const levels = useEndpoint(getRegisterFacets).data?.levels ?? [];
  return (
    <search className="gm-filters" aria-label="Search statements">
      <TextField label="Words" name="search" type="search" value={typed} onChange={setTyped} />
      <Select
        label="Kind"
        value={search.kind ?? 'all'}
        options={[
          { value: 'all' as const, label: 'Every kind' },
          ...StatementKind.options.map((value) => ({ value, label: kindWords[value] })),
        ]}
        onChange={(kind) => narrow({ kind: kind === 'all' ? undefined : kind })}
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
      <Switch
        isChecked={search.versions === 'all'}
        onChange={(isOn) => narrow({ versions: isOn ? 'all' : undefined })}
      >
        Older versions too
      </Switch>
    </search>
  );
}

function Results({ search }: { search: StatementSearch }) {
  const narrow = useNarrow();
  const words = search.search ?? '';
  const reply = useEndpoint(searchRegisterStatements, { query: { ...search, search: words, limit: 50 } });
  if (reply.error)
    return (
      <Notice kind="problem" title={reply.error.title}>
        {reply.error.mend}
      </Notice>
    );
  if (!reply.data) return <Skeleton label="Searching" lines={6} />;
  const { items, total, nextCursor } = reply.data;
  if (items.length === 0)
    return (
      <EmptyState title="No statement has all these words">
        Take a word or a filter away. A standard whose statements were never imported cannot be found here.
      </EmptyState>
    );
  return (
    <>
      <p className="gm-quiet">{countOf(total, 'statement')} found</p>
      <ul className="gm-plain gm-statements" aria-label="Statements">
        {items.map((item) => (
          <FoundStatement key={`${item.reference} ${item.version} ${item.ref}`} item={item} words={words} />
        ))}
      </ul>
      <Paging
        words={`${countOf(items.length, 'statement')} on this page`}
        onPrevious={search.cursor ? () => narrow({}) : undefined}
        onNext={nextCursor ? () => narrow({ cursor: nextCursor }) : undefined}
      />
    </>
  );
}

function FoundStatement({ item, words }: { item: Found['items'][number]; words: string }) {
  return (
    <li>
      <KsbTag reference={item.ref} />
      <div>
        <p>
          {markedParts(item.text, words).map(({ text, isMarked, at }) =>
            isMarked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </p>
        <p className="gm-small gm-quiet">
          <Link
            to="/register/$reference"
            params={{ reference: item.reference }}
            search={{ version: item.version }}
          >
            {item.reference} {item.title}
          </Link>
          {item.level === null ? '' : `, level ${item.level}`}, {versionWords(item.version).toLowerCase()}
        </p>
      </div>
    </li>
  );
}
