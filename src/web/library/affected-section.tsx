import { listAffected } from '#contract/plan-editions.ts';
import type { Reply } from '#web/api/client.ts';
import { useEndpoint } from '#web/api/query.ts';
import { usePages } from '#web/standards/register/use-pages.ts';
import { formatDay } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import type { EditionRecord } from './edition-page.tsx';
import { apprenticeWords } from './library-words.ts';

type Affected = Reply<typeof listAffected>['items'][number];

const columns: readonly Column<Affected>[] = [
  { id: 'name', header: 'Apprentice', cell: ({ name }) => name },
  { id: 'started', header: 'Started', cell: ({ startedOn }) => formatDay(startedOn) },
  { id: 'state', header: 'State', cell: ({ state }) => state.replaceAll('-', ' ') },
];

/** Apprentices of one's own organisation whom an erratum or a withdrawal of this edition touches. */
export function AffectedSection({ record: { summary } }: { record: EditionRecord }) {
  const { reference, edition, apprentices } = summary;
  const pages = usePages();
  const reply = useEndpoint(listAffected, {
    params: { reference, edition },
    query: { limit: 25, ...pages.query },
  });
  return (
    <Section title="Who is on it" aside={apprentices > 0 ? apprenticeWords(apprentices) : undefined}>
      {reply.error ? (
        <Notice kind="problem" title={reply.error.title}>
          {reply.error.mend}
        </Notice>
      ) : null}
      {reply.isPending ? <Skeleton label="Reading who is on it" lines={3} /> : null}
      {reply.data ? (
        <Table
          caption="Apprentices on this edition"
          columns={columns}
          rows={reply.data.items}
          keyOf={({ enrolmentId }) => enrolmentId}
          empty={
            <p className="gm-quiet">
              No apprentice of your organisation is on this edition, so a correction touches nobody here. Each
              training provider sees its own.
            </p>
          }
          paging={pages.paging(
            `${apprenticeWords(reply.data.items.length)} on this page`,
            reply.data.nextCursor,
          )}
        />
      ) : null}
    </Section>
  );
}
