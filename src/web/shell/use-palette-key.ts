import { useEffect } from 'react';

/** Opens the palette on ctrl or cmd and k, where there is one. */
export function usePaletteKey(isOffered: boolean, onOpen: (isOpen: boolean) => void): void {
  useEffect(() => {
    if (!isOffered) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOffered, onOpen]);
}
