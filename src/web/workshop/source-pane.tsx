import { useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useMemo, useRef } from 'react';
import type { z } from 'zod';
import { type DraftDocument, getDraftDocument, type SourceSpan } from '#contract/workshop.ts';
import { asProblem } from '#web/api/problem.ts';
import { endpointQuery } from '#web/api/query.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/progress.tsx';

type Document = z.infer<typeof DraftDocument>;

/** A stretch of a line: plain, or words that the selected part was read from. */
interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
  readonly from: number;
}

/** Cut one line at the ends of the marked stretches. */
export function cutLine(
  line: { readonly text: string; readonly from: number },
  spans: readonly SourceSpan[],
): readonly Piece[] {
  const end = line.from + line.text.length;
  const inside = spans
    .filter(({ from, to }) => from < end && to > line.from)
    .map(({ from, to }) => ({ from: Math.max(from, line.from), to: Math.min(to, end) }))
    .sort((a, b) => a.from - b.from);
  const pieces: Piece[] = [];
  let at = line.from;
  const push = (to: number, isMarked: boolean) => {
    if (to <= at) return;
    pieces.push({ text: line.text.slice(at - line.from, to - line.from), isMarked, from: at });
    at = to;
  };
  for (const span of inside) {
    push(span.from, false);
    push(span.to, true);
  }
  push(end, false);
  return pieces;
}

const context = 400;

/** Lines of the text with their places; a long document shows the stretch around what is marked. */
function linesAround(text: string, spans: readonly SourceSpan[]) {
  let from = 0;
  const lines = text.split('\n').map((line, index) => {
    const entry = { text: line, from, number: index + 1 };
    from += line.length + 1;
    return entry;
  });
  const first = spans[0];
  if (lines.length <= context * 2) return { lines, cutBefore: 0, cutAfter: 0 };
  const middle = first ? first.line - 1 : 0;
  const start = Math.max(0, middle - context);
  const end = Math.min(lines.length, middle + context);
  return { lines: lines.slice(start, end), cutBefore: start, cutAfter: lines.length - end };
}

/** Bring the first marked words to the middle of the text, and move nothing else on the page. */
function centre(scroller: HTMLElement | null): void {
  const mark = scroller?.querySelector('mark');
  if (!scroller || !mark) return;
  const offset = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += offset - scroller.clientHeight / 2;
}

/** One document as read, with the words of the selected part marked and brought into view. */
export function SourcePane(props: {
  readonly draftId: string;
  readonly document: Document | undefined;
  readonly spans: readonly SourceSpan[];
}) {
  const { document, draftId } = props;
  const reply = useQuery({
    ...endpointQuery(getDraftDocument, { params: { draftId, documentId: document?.id ?? '' } }),
    enabled: document?.state === 'read',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const spans = useMemo(
    () => props.spans.filter((span) => span.document === document?.key).sort((a, b) => a.from - b.from),
    [props.spans, document?.key],
  );
  const shown = useMemo(() => linesAround(reply.data?.text ?? '', spans), [reply.data, spans]);
  const pages = new Map(reply.data?.pages.map((page) => [page.from, page.number]) ?? []);
  const first = spans[0];
  const scroller = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark is there once these are drawn
  useEffect(() => {
    const turn = requestAnimationFrame(() => centre(scroller.current));
    return () => cancelAnimationFrame(turn);
  }, [first?.from, shown]);
  if (!document) return null;
  if (document.state === 'reading') return <Skeleton label={`Reading ${document.file.name}`} lines={12} />;
  if (document.state === 'refused')
    return <Notice kind="problem" title={document.reason ?? 'The file cannot be read.'} />;
  if (reply.error) return <Notice kind="problem" title={asProblem(reply.error).title} />;
  if (!reply.data) return <Skeleton label={`Opening ${document.file.name}`} lines={12} />;
  return (
    <section className="gm-source" aria-label={`Text of ${document.file.name}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard */}
      <section className="gm-source-scroll" ref={scroller} tabIndex={0} aria-label="Source text">
        {shown.cutBefore > 0 ? <p className="gm-quiet gm-small">{shown.cutBefore} lines before</p> : null}
        {shown.lines.map((line) => {
          const page = pages.get(line.from);
          return (
            <Fragment key={line.number}>
              {page === undefined ? null : <p className="gm-source-page">Page {page}</p>}
              <p className="gm-source-line">
                <span className="gm-source-number" aria-hidden="true">
                  {line.number}
                </span>
                <span>
                  {cutLine(line, spans).map((piece) =>
                    piece.isMarked ? (
                      <mark key={piece.from}>{piece.text}</mark>
                    ) : (
                      <Fragment key={piece.from}>{piece.text}</Fragment>
                    ),
                  )}
                </span>
              </p>
            </Fragment>
          );
        })}
        {shown.cutAfter > 0 ? <p className="gm-quiet gm-small">{shown.cutAfter} lines after</p> : null}
      </section>
    </section>
  );
}
