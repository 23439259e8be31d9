import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { compareEditions, type EditionChange, getEdition } from '#contract/plan-editions.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import { placeWords } from '#domain/standards/place-words.ts';
import { endpointQuery, useEndpoint } from '#web/api/query.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { BackLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Select } from '#web/ui/select.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import { ChangeValue, MarkedText } from './change-value.tsx';
import { cutTexts } from './changed-words.ts';
import { useOthers } from './compare-section.tsx';
import { apprenticeWords } from './library-words.ts';
import './library.css';

type Change = EditionChange;
type Files = { readonly plan: Json; readonly standard: Json };

const route = getRouteApi('/signed-in/library/$reference/$edition/difference');

const parts = [
  { what: 'criterion', title: 'Criteria' },
  { what: 'ksb', title: 'Knowledge, skills and behaviours' },
  { what: 'module', title: 'Occupational brief' },
  { what: 'method', title: 'Assessment methods' },
  { what: 'rule', title: 'Rules' },
  { what: 'interpretation', title: 'Readings' },
  { what: 'identity', title: 'Name and versions' },
] as const;

const kinds = {
  added: { tone: 'met', words: 'Added' },
  removed: { tone: 'not-met', words: 'Removed' },
  changed: { tone: 'brass', words: 'Changed' },
} as const;

const shownAtFirst = 40;

/** What changes from an edition to another one or to a draft, criterion by criterion. */
export function DifferencePage() {
  const { reference, edition } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const params = { reference, edition };
  const { options } = useOthers(reference, edition);
  const record = useEndpoint(getEdition, { params });
  const chosen = search.draft ? `draft ${search.draft}` : search.other ? `edition ${search.other}` : '';
  const reply = useQuery({
    ...endpointQuery(compareEditions, { params, query: search }),
    enabled: chosen !== '',
  });
  const choose = (value: string) => {
    const [kind = '', ...rest] = value.split(' ');
    const id = rest.join(' ');
    void navigate({ replace: true, search: kind === 'draft' ? { draft: id } : { other: id } });
  };
  const other = options.find(({ value }) => value === chosen)?.label ?? 'the other';
  if (reply.error) return <ErrorPage error={reply.error} />;
  return (
    <>
      <PageHeader
        above={
          <BackLink to="/library/$reference/$edition" params={params}>
            {reference} {edition}
          </BackLink>
        }
        title="Differences"
        lead={
          chosen === ''
            ? `From plan ${edition} to another.`
            : `From plan ${edition} to ${other.charAt(0).toLowerCase()}${other.slice(1)}.`
        }
      />
      <div className="gm-search-row">
        <Select label="Compare with" value={chosen} options={options} onChange={choose} />
      </div>
      {chosen === '' ? (
        <p className="gm-quiet">Choose another edition of {reference}, or a draft of it.</p>
      ) : reply.data && record.data ? (
        <Differences
          changes={reply.data.changes}
          apprentices={reply.data.apprentices}
          edition={edition}
          files={record.data.files as Files}
        />
      ) : (
        <Skeleton label="Comparing" lines={8} />
      )}
    </>
  );
}

function Differences(props: {
  changes: readonly Change[];
  apprentices: number;
  edition: string;
  files: Files;
}) {
  const { changes, apprentices, edition, files } = props;
  const countOf = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  if (changes.length === 0) {
    return (
      <EmptyState title="No differences">
        Criteria, statements, rules and readings are the same. Where they were read from is not compared.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="gm-lead">
        {countOf('added')} added, {countOf('removed')} removed, {countOf('changed')} changed.{' '}
        {apprentices === 0
          ? `None of your apprentices is on ${edition}.`
          : `${apprenticeWords(apprentices)} of yours ${apprentices === 1 ? 'is' : 'are'} on ${edition} and ${apprentices === 1 ? 'stays' : 'stay'} on it unless they are moved.`}
      </p>
      {parts.map(({ what, title }) => {
        const held = changes.filter((change) => change.what === what);
        return held.length > 0 ? <Part key={what} title={title} changes={held} files={files} /> : null;
      })}
    </>
  );
}

function Part({ title, changes, files }: { title: string; changes: readonly Change[]; files: Files }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? changes : changes.slice(0, shownAtFirst);
  return (
    <Section title={title} aside={`${changes.length}`}>
      <ul className="gm-changes">
        {shown.map((change) => (
          <ChangeLine key={`${change.kind} ${change.at}`} change={change} files={files} />
        ))}
      </ul>
      {shown.length < changes.length ? (
        <Button onPress={() => setWhole(true)}>{`Show all ${changes.length}`}</Button>
      ) : null}
    </Section>
  );
}

function ChangeLine({ change, files }: { change: Change; files: Files }) {
  const { kind, at, before, after } = change;
  const areTexts = typeof before === 'string' && typeof after === 'string';
  const cut = areTexts ? cutTexts(before, after) : undefined;
  return (
    <li>
      <h3>
        {placeWords(at, files)} <StateChip tone={kinds[kind].tone}>{kinds[kind].words}</StateChip>
      </h3>
      <div className="gm-sides">
        <div>
          <p className="gm-small gm-quiet">Before</p>
          {cut ? (
            <MarkedText cut={cut.before} kind="before" />
          ) : before === undefined ? (
            <p className="gm-quiet">Not there</p>
          ) : (
            <ChangeValue value={before} />
          )}
        </div>
        <div>
          <p className="gm-small gm-quiet">After</p>
          {cut ? (
            <MarkedText cut={cut.after} kind="after" />
          ) : after === undefined ? (
            <p className="gm-quiet">Not there</p>
          ) : (
            <ChangeValue value={after} />
          )}
        </div>
      </div>
    </li>
  );
}
