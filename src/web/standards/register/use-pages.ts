import { useState } from 'react';
import type { PagingProps } from '#web/ui/table.tsx';

/** The pages of one list that were gone through, and what its paging shows. */
export function usePages() {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  return {
    query: cursor === undefined ? {} : { cursor },
    reset: () => setCursors([]),
    paging: (words: string, next: string | null | undefined): PagingProps | undefined =>
      cursor === undefined && !next
        ? undefined
        : {
            words,
            onPrevious: cursor === undefined ? undefined : () => setCursors(cursors.slice(0, -1)),
            onNext: next ? () => setCursors([...cursors, next]) : undefined,
          },
  };
}
