import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useMe } from '#web/api/session.ts';
import { LiveSheet, type LiveSheetState } from './live-sheet.ts';
import { eventsOf, type SheetView, sheetView } from './sheet-view.ts';

/** A live sheet for its screen: the sheet, where it stands on this device, and its content by the domain's rules. */
export interface OpenSheet {
  readonly live: LiveSheet;
  readonly state: LiveSheetState;
  readonly view: SheetView | undefined;
}

/** Opens the sheet of a booking for as long as the screen is shown. */
export function useLiveSheet(bookingId: string): OpenSheet {
  const { accountId } = useMe();
  const live = useMemo(() => new LiveSheet(bookingId, accountId), [bookingId, accountId]);
  useEffect(() => live.open(), [live]);
  const state = useSyncExternalStore(live.subscribe, live.snapshot);
  const { sheet, deviceId, own, pending } = state;
  const view = useMemo(
    () =>
      sheet ? sheetView(sheet.bundle, eventsOf(sheet.bundle, deviceId, [...own, ...pending])) : undefined,
    [sheet, deviceId, own, pending],
  );
  return { live, state, view };
}

/** The time now in milliseconds, each second while `isTicking`. */
export function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (!isTicking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
