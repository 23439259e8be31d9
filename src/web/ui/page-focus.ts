import { useEffect, useRef } from 'react';

let isFocusWanted = false;

/** Called when the address changes: the next page title that appears takes the focus, so that it is read out. */
export function wantPageFocus(): void {
  isFocusWanted = true;
}

/** Keeps the window's title equal to the page's, and moves focus to the heading after a navigation. */
export function usePageTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === 'Guildmark' ? title : `${title} – Guildmark`;
    if (!isFocusWanted) return;
    isFocusWanted = false;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return heading;
}
