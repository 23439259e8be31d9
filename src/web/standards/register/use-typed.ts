import { useEffect, useState } from 'react';

/** A text field whose value goes on a moment after the last key, so that not every letter asks the server. */
export function useTyped(value: string, onSettled: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  // The address may change by itself, such as by going back.
  if (value !== before) {
    setBefore(value);
    setTyped(value);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed === value) return;
    const wait = setTimeout(() => onSettled(typed), 300);
    return () => clearTimeout(wait);
  }, [typed]);
  return [typed, setTyped];
}
