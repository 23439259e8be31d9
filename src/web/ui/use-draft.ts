import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'guildmark.draft.';

interface Stored<Value> {
  savedAt: string;
  value: Value;
}

function read<Value>(key: string): Stored<Value> | undefined {
  const text = localStorage.getItem(prefix + key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Stored<Value>;
  } catch {
    // A draft that cannot be read is of no use to anybody; begin afresh.
    localStorage.removeItem(prefix + key);
    return undefined;
  }
}

export interface Draft<Value> {
  value: Value;
  /** Replace parts of the draft. */
  set: (change: Partial<Value>) => void;
  /** False for the moment between a keystroke and its being kept on this device. */
  isSaved: boolean;
  /** Instant at which a draft from an earlier visit was kept; absent when this one began now. */
  restoredFrom: string | undefined;
  /** Forget the draft, after sending it or on request. */
  discard: () => void;
}

/**
 * What is being written, kept on this device so that a reload, a crash or a dead battery loses nothing.
 * `key` names person and thing ("<person>.evidence.new"); drafts of a person who signs out are cleared by `clearDrafts`.
 */
export function useDraft<Value extends object>(key: string, initial: Value): Draft<Value> {
  const [restored] = useState(() => read<Value>(key));
  const [value, setValue] = useState<Value>(() => ({ ...initial, ...restored?.value }));
  const [isSaved, setIsSaved] = useState(true);
  const pending = useRef<Value | undefined>(undefined);
  const start = useRef(initial);

  const flush = useCallback(() => {
    if (pending.current === undefined) return;
    const stored: Stored<Value> = { savedAt: new Date().toISOString(), value: pending.current };
    localStorage.setItem(prefix + key, JSON.stringify(stored));
    pending.current = undefined;
    setIsSaved(true);
  }, [key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change starts the wait anew
  useEffect(() => {
    const timer = setTimeout(flush, 250);
    return () => clearTimeout(timer);
  }, [value, flush]);

  useEffect(() => {
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const set = useCallback((change: Partial<Value>) => {
    setIsSaved(false);
    setValue((before) => {
      const next = { ...before, ...change };
      pending.current = next;
      return next;
    });
  }, []);

  const discard = useCallback(() => {
    pending.current = undefined;
    localStorage.removeItem(prefix + key);
    setValue(start.current);
    setIsSaved(true);
  }, [key]);

  return { value, set, isSaved, restoredFrom: restored?.savedAt, discard };
}

/** Forget every draft whose key begins so; called when a person signs out of a shared device. */
export function clearDrafts(keyStart: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix + keyStart)) localStorage.removeItem(key);
  }
}
