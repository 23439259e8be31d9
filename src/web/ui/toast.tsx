import { useSyncExternalStore } from 'react';
import { IconButton } from './button.tsx';
import './notice.css';

interface ToastEntry {
  id: number;
  words: string;
  action: ToastAction | undefined;
}

/** What the reader can do about it. */
export interface ToastAction {
  label: string;
  run: () => void;
}

let toasts: readonly ToastEntry[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly ToastEntry[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number) {
  set(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Say that something was done. Never the only place where a problem is told. Stays longer when there is something to do, such as undo. */
export function showToast(words: string, action?: ToastAction): void {
  lastId += 1;
  const id = lastId;
  set([...toasts.slice(-2), { id, words, action }]);
  setTimeout(() => dismiss(id), action ? 15_000 : 7000);
}

/** The place where toasts appear; once in the application. Read out politely, never takes focus. */
export function Toasts() {
  const entries = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="gm-toasts" role="status" aria-live="polite">
      {entries.map((toast) => (
        <div className="gm-toast" key={toast.id}>
          <span>{toast.words}</span>
          {toast.action ? (
            <button
              type="button"
              className="gm-button"
              data-kind="quiet"
              onClick={() => {
                toast.action?.run();
                dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          ) : null}
          <IconButton name="Dismiss" icon="cross" onPress={() => dismiss(toast.id)} />
        </div>
      ))}
    </div>
  );
}
