import { type RefObject, useEffect, useState } from 'react';

/** The drawn thread from the marked words to the selected part. It only repeats what the two marks say. */
export function BenchThread(props: {
  readonly frame: RefObject<HTMLElement | null>;
  /** Changes whenever something was selected or moved. */
  readonly turn: string;
}) {
  const { frame, turn } = props;
  const [path, setPath] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that what is marked or selected has changed
  useEffect(() => {
    const root = frame.current;
    if (!root) return;
    const draw = () => setPath(threadIn(root));
    draw();
    // The words are marked when the text is there, and rows move when others grow.
    const changes = new MutationObserver(draw);
    changes.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-selected'],
    });
    const sizes = new ResizeObserver(draw);
    sizes.observe(root);
    window.addEventListener('scroll', draw, true);
    return () => {
      changes.disconnect();
      sizes.disconnect();
      window.removeEventListener('scroll', draw, true);
    };
  }, [frame, turn]);
  return (
    <svg className="gm-thread" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** Whether a height is in what a scrolling part of the page shows. */
function isShown(y: number, scroller: DOMRect): boolean {
  return y >= scroller.top && y <= scroller.bottom;
}

/**
 * From the end of the first marked line, along below the words to the edge of the text, and over to the row. Nothing is
 * drawn to what is scrolled out of sight.
 */
function threadIn(frame: HTMLElement): string {
  const text = frame.querySelector('.gm-source-scroll');
  const list = frame.querySelector('.gm-parts');
  const mark = text?.querySelector('mark')?.getClientRects()[0];
  const row = list?.querySelector('[data-selected]')?.getBoundingClientRect();
  if (!text || !list || !mark || !row) return '';
  const [box, left, right] = [frame, text, list].map((element) => element.getBoundingClientRect());
  if (!box || !left || !right || right.left <= left.right) return '';
  const [from, to] = [mark.bottom - 1, row.top + Math.min(row.height / 2, 18)];
  if (!isShown(from, left) || !isShown(to, right)) return '';
  const [x1, edge, x2] = [mark.right - box.left, left.right - box.left, row.left - box.left];
  const [y1, y2] = [from - box.top, to - box.top];
  const middle = (edge + x2) / 2;
  return `M ${x1} ${y1} H ${edge - 8} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`;
}
