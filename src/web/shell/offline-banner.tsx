import { useSyncExternalStore } from 'react';
import { Icon } from '#web/ui/icons.tsx';

function subscribe(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the device believes it has a connection. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

/** Says that there is no connection, and what still works. */
export function OfflineBanner() {
  const isOnline = useOnline();
  return (
    <div role="status">
      {isOnline ? null : (
        <p className="gm-offline">
          <Icon name="offline" />
          No connection. What you write is kept on this device and sent when you are back.
        </p>
      )}
    </div>
  );
}
