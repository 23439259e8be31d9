import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { getDraft, type PlanDraft } from '#contract/workshop.ts';
import { endpointQuery } from '#web/api/query.ts';
import { useUploads } from '#web/api/use-uploads.ts';

/** Documents on their way to a draft; the draft is read again when one has arrived. */
export function useDocumentUploads({ id }: Pick<z.infer<typeof PlanDraft>, 'id'>) {
  const client = useQueryClient();
  return useUploads({ purpose: 'plan-draft', subjectId: id }, () => {
    void client.invalidateQueries({
      queryKey: endpointQuery(getDraft, { params: { draftId: id } }).queryKey,
    });
  });
}
