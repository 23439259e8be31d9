import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SourceSpan } from '#contract/workshop.ts';
import type { Part } from './draft-parts.ts';

/** The part at a path, or the nearest one above or below it. */
export function partNear(at: string, parts: readonly Part[]): Part | undefined {
  return (
    parts.find((part) => part.at === at) ??
    parts.find((part) => at.startsWith(`${part.at}/`)) ??
    parts.find((part) => part.at.startsWith(at))
  );
}

/** Which part is selected and which entry of the rail is open: both stand in the address and survive a reload. */
export function useSelection(parts: readonly Part[]) {
  const search = useSearch({ from: '/signed-in/workshop/$draftId' });
  const navigate = useNavigate({ from: '/workshop/$draftId' });
  /** Words shown at the left when they are not those of the selected part. */
  const [spans, setSpans] = useState<readonly SourceSpan[] | undefined>();
  const place = useRef(0);
  const found = parts.findIndex((part) => part.at === search.part);
  // A part that was taken out leaves the selection where it was, and not at the top.
  const index = found >= 0 ? found : Math.min(place.current, parts.length - 1);
  useEffect(() => {
    place.current = index;
  }, [index]);
  const select = (part: string | undefined, shown?: readonly SourceSpan[]) => {
    setSpans(shown);
    void navigate({ search: (now) => ({ ...now, part }), replace: true });
  };
  /** Open an entry of the rail, and show what it is about. */
  const open = (
    entry: string | undefined,
    about?: { readonly at: string; readonly spans: readonly SourceSpan[] },
  ) => {
    const at = about ? (partNear(about.at, parts)?.at ?? parts[index]?.at) : parts[index]?.at;
    if (about) setSpans(about.spans);
    void navigate({ search: { part: at, open: entry }, replace: true });
  };
  return { at: parts[index]?.at, spans, opened: search.open, select, open };
}

/** What is selected on the bench. */
export type Selection = ReturnType<typeof useSelection>;
