import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import {
  applyRegisterImport,
  discardRegisterImport,
  getRegisterFacets,
  getRegisterImport,
  getRegisterStandard,
  listRegisterImportChanges,
  listRegisterImportFindings,
  listRegisterImports,
  listRegisterStandards,
  type RegisterImport,
  searchRegisterStatements,
} from '#contract/register.ts';
import { endpointQuery, keyOf, useCommand } from '#web/api/query.ts';
import { saveFile } from '#web/api/save-file.ts';
import { BackLink, ButtonLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Progress, Skeleton } from '#web/ui/progress.tsx';
import { ImportChanges } from './import-changes.tsx';
import { ImportFindings } from './import-findings.tsx';
import { countOf, importStates } from './register-words.ts';
import './register.css';

const route = getRouteApi('/signed-in/register/imports/$importId');

/** One import: counts, differences, findings, and the decision. */
export function RegisterImportPage() {
  const { importId } = route.useParams();
  const reply = useImport(importId);
  const one = reply.data;
  return (
    <>
      <PageHeader
        above={<BackLink to="/register/imports">Imports</BackLink>}
        title="Import"
        lead={one ? leadOf(one) : undefined}
        actions={one?.reportFileId ? <ReportButton one={one} fileId={one.reportFileId} /> : null}
      />
      {reply.error ? (
        <Notice kind="problem" title={reply.error.title}>
          {reply.error.mend}
        </Notice>
      ) : null}
      {reply.isPending ? <Skeleton label="Opening the import" lines={4} /> : null}
      {one ? <ImportBody one={one} /> : null}
    </>
  );
}

const underWay: readonly string[] = ['reading', 'applying'];
/** What an applied import makes stale. */
const changed = [
  getRegisterFacets,
  listRegisterStandards,
  getRegisterStandard,
  searchRegisterStatements,
  listRegisterImports,
];

/** The import, asked again while it is being read or applied; what it changed is read anew when it is over. */
function useImport(importId: string) {
  const queryClient = useQueryClient();
  const reply = useQuery({
    ...endpointQuery(getRegisterImport, { params: { importId } }),
    refetchInterval: ({ state: { data } }) => (data && underWay.includes(data.state) ? 1000 : false),
  });
  const state = reply.data?.state;
  useEffect(() => {
    if (state === undefined || underWay.includes(state)) return;
    for (const endpoint of [...changed, listRegisterImportChanges, listRegisterImportFindings])
      void queryClient.invalidateQueries({ queryKey: keyOf(endpoint) });
  }, [state, queryClient]);
  return reply;
}

function leadOf({ files, by, startedAt }: RegisterImport): string {
  const names = files.map(({ name }) => name).join(', ') || 'No file yet';
  return `${names}. Started ${formatInstant(startedAt)}${by ? ` by ${by}` : ''}.`;
}

function ReportButton({ one, fileId }: { one: RegisterImport; fileId: string }) {
  const day = one.startedAt.slice(0, 10);
  return (
    <Button onPress={() => void saveFile(`/api/v1/files/${fileId}`, `import-report-${day}.csv`)}>
      Download the report
    </Button>
  );
}

function ImportBody({ one }: { one: RegisterImport }) {
  if (one.state === 'receiving')
    return (
      <Notice
        title="No file has arrived"
        actions={<ButtonLink to="/register/imports">Start again</ButtonLink>}
      >
        The import was left before its file was sent.
      </Notice>
    );
  if (underWay.includes(one.state))
    return (
      <div aria-live="polite">
        <Progress
          label={one.state === 'reading' ? 'Reading and comparing' : 'Applying'}
          detail="You may leave this page; the work goes on."
        />
      </div>
    );
  return (
    <>
      <Verdict one={one} />
      {one.counts ? <Counts one={one} counts={one.counts} /> : null}
      <ImportFindings one={one} />
      <ImportChanges one={one} />
    </>
  );
}

function Verdict({ one }: { one: RegisterImport }) {
  const params = { importId: one.id };
  const invalidates = [getRegisterImport, listRegisterImports];
  const apply = useCommand(applyRegisterImport, { invalidates });
  const discard = useCommand(discardRegisterImport, { invalidates });
  const isOpen = one.state === 'ready' || one.state === 'unusable';
  const moves = (one.counts?.new ?? 0) + (one.counts?.changed ?? 0);
  const problem = apply.problem ?? discard.problem;
  return (
    <>
      {problem ? (
        <Notice kind="problem" title={problem.title} isLive>
          {problem.mend}
        </Notice>
      ) : null}
      <Notice
        kind={noticeKinds[one.state] ?? 'info'}
        title={verdictWords(one, moves)}
        isLive
        actions={
          isOpen ? (
            <>
              {one.state === 'ready' && moves > 0 ? (
                <Button
                  kind="primary"
                  isPending={apply.isPending}
                  onPress={() => apply.run({ params, body: {} })}
                >
                  {`Apply ${countOf(moves, 'change')}`}
                </Button>
              ) : null}
              <Button isPending={discard.isPending} onPress={() => discard.run({ params, body: {} })}>
                Discard
              </Button>
            </>
          ) : (
            <ButtonLink to="/register">Go to the register</ButtonLink>
          )
        }
      >
        {one.problem ?? explanations[one.state]}
      </Notice>
    </>
  );
}

const noticeKinds: Readonly<Partial<Record<RegisterImport['state'], 'success' | 'problem' | 'warning'>>> = {
  applied: 'success',
  unusable: 'problem',
};

const explanations: Readonly<Partial<Record<RegisterImport['state'], string>>> = {
  ready: 'Nothing is changed yet. Versions that apprentices are on keep their words in any case.',
  applied: 'The report below and the audit keep what was done.',
  discarded: 'Nothing was changed. The report stays.',
};

function verdictWords(one: RegisterImport, moves: number): string {
  if (one.state === 'ready')
    return moves === 0 ? 'Nothing would change' : `${countOf(moves, 'change')} ready to apply`;
  if (one.state === 'unusable') return 'The file is not usable';
  return importStates[one.state].words;
}

function Counts({ one, counts }: { one: RegisterImport; counts: NonNullable<RegisterImport['counts']> }) {
  const what = one.kind === 'bodies' ? 'assessment organisations' : 'versions of standards';
  const items = [
    { term: 'New', value: counts.new },
    { term: 'Changed', value: counts.changed },
    { term: 'Unchanged', value: counts.unchanged },
    { term: 'Skipped', value: counts.skipped },
  ];
  return (
    <Section title="What it brings" aside={`${countOf(counts.items, 'record')} read, counted as ${what}`}>
      <dl className="gm-import-counts">
        {items.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value.toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
