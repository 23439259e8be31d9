import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listEditions } from '#contract/plan-editions.ts';
import { listDrafts } from '#contract/workshop.ts';
import { endpointQuery, useEndpoint } from '#web/api/query.ts';
import { useMay } from '#web/api/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import type { EditionRecord } from './edition-page.tsx';

/** Editions of the same standard, and drafts of it, that an edition can be compared with. */
export function useOthers(reference: string, edition: string) {
  const mayDraft = useMay('standards.draft');
  const editions = useEndpoint(listEditions, { query: { search: reference, limit: 100 } });
  const drafts = useQuery({ ...endpointQuery(listDrafts, { query: { limit: 100 } }), enabled: mayDraft });
  const others = (editions.data?.items ?? [])
    .filter((one) => one.reference === reference && one.edition !== edition)
    .map((one) => ({
      value: `edition ${one.edition}`,
      label: `Plan ${one.edition}${one.state === 'withdrawn' ? ' (withdrawn)' : ''}`,
    }));
  const open = (drafts.data?.items ?? [])
    .filter((one) => one.reference === reference && (one.state === 'draft' || one.state === 'in-check'))
    .map((one) => ({ value: `draft ${one.id}`, label: `Draft: ${one.title}` }));
  return { options: [...others, ...open], isRead: editions.data !== undefined };
}

/** Choose what to compare an edition with. */
export function CompareSection({ record: { summary } }: { record: EditionRecord }) {
  const { reference, edition } = summary;
  const navigate = useNavigate();
  const { options, isRead } = useOthers(reference, edition);
  const [other, setOther] = useState('');
  const chosen = other === '' ? (options[0]?.value ?? '') : other;
  const compare = () => {
    const [kind = '', ...rest] = chosen.split(' ');
    const id = rest.join(' ');
    void navigate({
      to: '/library/$reference/$edition/difference',
      params: { reference, edition },
      search: kind === 'draft' ? { draft: id } : { other: id },
    });
  };
  if (!isRead) return null;
  return (
    <Section title="Differences">
      {options.length === 0 ? (
        <p className="gm-quiet">
          There is no other edition of {reference}, and no draft of it, to compare this one with.
        </p>
      ) : (
        <div className="gm-search-row">
          <Select label="Compare with" value={chosen} options={options} onChange={setOther} />
          <Button onPress={compare}>Show differences</Button>
        </div>
      )}
    </Section>
  );
}
