import { useEffect } from 'react';

/** Bring the part that the address names into view as soon as the page has it: content may come after the address. */
export function useHashTarget(isThere: boolean): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (isThere && id !== '') document.getElementById(id)?.scrollIntoView();
  }, [isThere]);
}
