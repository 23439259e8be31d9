import { type RefObject, useLayoutEffect, useState } from 'react';

/** The drawn thread from the marked words to the selected part. It only repeats what the two marks say. */
export function BenchThread(props: {
  readonly frame: RefObject<HTMLElement | null>;
  readonly from: RefObject<HTMLElement | null>;
  readonly to: RefObject<HTMLElement | null>;
  /** Changes whenever something was selected or moved. */
  readonly turn: string;
}) {
  const { frame, from, to, turn } = props;
  const [path, setPath] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that what the references hold has changed
  useLayoutEffect(() => {
    const draw = () => setPath(threadBetween(frame.current, from.current, to.current));
    draw();
    const later = window.setTimeout(draw, 60);
    window.addEventListener('resize', draw);
    window.addEventListener('scroll', draw, true);
    return () => {
      window.clearTimeout(later);
      window.removeEventListener('resize', draw);
      window.removeEventListener('scroll', draw, true);
    };
  }, [frame, from, to, turn]);
  return (
    <svg className="gm-thread" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function threadBetween(frame: HTMLElement | null, from: HTMLElement | null, to: HTMLElement | null): string {
  if (!frame || !from?.isConnected || !to?.isConnected) return '';
  const [box, start, end] = [frame, from, to].map((element) => element.getBoundingClientRect());
  if (!box || !start || !end || start.width === 0) return '';
  const within = (y: number) => Math.min(Math.max(y, box.top + 4), box.bottom - 4) - box.top;
  const [x1, y1] = [start.right - box.left, within(start.top + start.height / 2)];
  const [x2, y2] = [end.left - box.left, within(end.top + Math.min(end.height / 2, 18))];
  if (x2 <= x1) return '';
  const middle = (x1 + x2) / 2;
  return `M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`;
}
