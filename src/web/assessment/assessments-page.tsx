import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listMyAssessments } from '#contract/live-sheet.ts';
import type { Reply } from '#web/api/client.ts';
import { endpointQuery } from '#web/api/query.ts';
import { useMe } from '#web/api/session.ts';
import { dropSheet, keepSheet, listKeptSheets, type SheetOnDevice } from '#web/offline/kept-sheets.ts';
import { TimeRing } from '#web/pictures/time-ring.tsx';
import { ButtonLink, PrimaryLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { formatDay, formatInstant } from '#web/ui/dates.ts';
import { Icon } from '#web/ui/icons.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { StateChip } from '#web/ui/state-chip.tsx';
import {
  bookingStates,
  countOf,
  dayOfInstant,
  hourOf,
  hoursOf,
  placeWords,
  sheetStates,
} from './assessment-words.ts';
import './assessment.css';

type Row = Reply<typeof listMyAssessments>['items'][number];

const parts = [
  { when: 'today', title: 'Today', lead: '' },
  { when: 'to-submit', title: 'To submit', lead: 'Held on another day, and the sheet is still open.' },
  { when: 'upcoming', title: 'Upcoming', lead: '' },
  { when: 'done', title: 'Done', lead: '' },
] as const;

const keptKey = ['kept-sheets'];

/** The assessor's assessments: what has to be submitted and today's first; each can be kept on this device. */
export function AssessmentsPage() {
  const me = useMe();
  const kept = useQuery({
    queryKey: [...keptKey, me.accountId],
    queryFn: () => listKeptSheets(me.accountId),
    networkMode: 'always',
    staleTime: 0,
  });
  const lists = useQueries({
    queries: parts.map(({ when }) =>
      endpointQuery(listMyAssessments, { query: { when, limit: when === 'done' ? 10 : 50 } }),
    ),
  });
  const onDevice = kept.data ?? [];
  const isOut = lists.some(({ error, fetchStatus }) => error?.code === 'offline' || fetchStatus === 'paused');
  const isReading = lists.some(({ isPending, fetchStatus }) => isPending && fetchStatus === 'fetching');
  const problem = lists.find(({ error }) => error && error.code !== 'offline')?.error;
  const isEmpty = lists.every(({ data }) => data && data.items.length === 0);
  return (
    <>
      <PageHeader title="My assessments" lead="Where you are today, and what is still open." />
      {problem ? (
        <Notice kind="problem" title={problem.title}>
          {problem.mend}
        </Notice>
      ) : null}
      {isOut ? <KeptList onDevice={onDevice} /> : null}
      {isReading ? <Skeleton label="Looking up your assessments" lines={5} /> : null}
      {isEmpty ? (
        <EmptyState
          title="Nothing is booked with you yet"
          picture={
            <TimeRing
              elapsedSeconds={0}
              plannedMinutes={60}
              latestMinutes={66}
              minimumMinutes={54}
              size={120}
            />
          }
          action={<ButtonLink to="/interests">Look at my interests and competence</ButtonLink>}
        >
          Operations book you where you are competent and independent. Keep your interests up to date, so that
          they can.
        </EmptyState>
      ) : null}
      {parts.map(({ when, title, lead }, index) => {
        const todays = index === 0 ? [] : (lists[0]?.data?.items ?? []);
        const rows = (lists[index]?.data?.items ?? []).filter(
          ({ id }) => !todays.some((row) => row.id === id),
        );
        if (rows.length === 0) return null;
        return (
          <Section key={when} title={title} aside={lead}>
            <ul className="gm-visits">
              {rows.map((row) => (
                <Visit
                  key={row.id}
                  row={row}
                  isToday={when === 'today'}
                  device={onDevice.find(({ sheet }) => sheet.bookingId === row.id)}
                />
              ))}
            </ul>
          </Section>
        );
      })}
    </>
  );
}

function KeptList({ onDevice }: { onDevice: readonly SheetOnDevice[] }) {
  return (
    <Section title="On this device" aside="No connection: this is what was kept here.">
      {onDevice.length === 0 ? (
        <p>
          No sheet is kept on this device. With a connection, use “Keep on this device” before you set off.
        </p>
      ) : (
        <ul className="gm-visits">
          {onDevice.map((device) => (
            <Visit
              key={device.sheet.bookingId}
              row={{
                ...device.sheet.bundle.booking,
                sheet: device.sheet.bundle.state,
              }}
              isToday
              device={device}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Visit({ row, isToday, device }: { row: Row; isToday: boolean; device: SheetOnDevice | undefined }) {
  const sheet = sheetStates[row.sheet];
  const state = bookingStates[row.state];
  const isDone = row.sheet === 'submitted';
  const Open = isToday && !isDone ? PrimaryLink : ButtonLink;
  return (
    <li className="gm-visit">
      <div className="gm-visit-when">
        <strong>{hourOf(row.startsAt)}</strong>
        <span>{isToday ? hoursOf(row) : formatDay(dayOfInstant(row.startsAt))}</span>
      </div>
      <div className="gm-visit-what">
        <h3>{row.apprentice.name}</h3>
        <p>
          {row.methodTitle}, {row.sessionTitle.toLowerCase()}
          {row.extraMinutes > 0 ? `, ${row.extraMinutes} minutes of extra time` : ''}
        </p>
        <p className="gm-quiet">
          {placeWords[row.placeKind] ?? row.placeKind}: {row.place}
        </p>
        <p className="gm-row">
          <StateChip tone={state.tone}>{state.words}</StateChip>
          <StateChip tone={sheet.tone}>Sheet: {sheet.words.toLowerCase()}</StateChip>
        </p>
      </div>
      <div className="gm-visit-do">
        <Open
          to="/sheet/$bookingId"
          params={{ bookingId: row.id }}
          aria-label={`Open the sheet of ${row.apprentice.name}`}
        >
          {isDone ? 'Read the sheet' : 'Open the sheet'}
        </Open>
        {isDone && !device ? null : <Keeping row={row} device={device} />}
      </div>
    </li>
  );
}

function keptWords(device: SheetOnDevice): string {
  const at = device.sheet.keptAt ?? device.sheet.readAt;
  const files = device.sheet.keptAt ? 'with its files' : 'without its files';
  return `On this device ${files}, ${formatInstant(at)}`;
}

/** Keep a sheet here, and see that it is kept. */
function Keeping({ row, device }: { row: Row; device: SheetOnDevice | undefined }) {
  const me = useMe();
  const queryClient = useQueryClient();
  const [state, setState] = useState<{ words: string; isProblem?: boolean; isBusy?: boolean }>();
  const again = () => queryClient.invalidateQueries({ queryKey: keptKey });
  const keep = async () => {
    setState({ words: 'Keeping the sheet …', isBusy: true });
    try {
      const { files, missing } = await keepSheet(row.id, me.accountId, (done, of) =>
        setState({ words: `File ${done + 1} of ${of} …`, isBusy: true }),
      );
      setState(
        missing.length > 0
          ? {
              words: `Could not be kept: ${missing.join(', ')}. Try again with a better connection.`,
              isProblem: true,
            }
          : {
              words:
                files === 0 ? 'The sheet is kept. It has no files.' : `Kept with ${countOf(files, 'file')}.`,
            },
      );
    } catch (error) {
      setState({ words: error instanceof Error ? error.message : 'It could not be kept.', isProblem: true });
    }
    await again();
  };
  const drop = async () => {
    await dropSheet(row.id);
    setState(undefined);
    await again();
  };
  const isKept = device?.sheet.keptAt !== undefined;
  return (
    <>
      {device && device.waiting > 0 ? (
        <p className="gm-visit-kept" data-state="waiting">
          <Icon name="offline" />
          {countOf(device.waiting, 'entry waits', 'entries wait')} to be sent. Open the sheet to send.
        </p>
      ) : null}
      {isKept ? (
        <p className="gm-visit-kept" data-state="kept">
          <Icon name="tick" />
          <span>
            {keptWords(device)}{' '}
            <button
              type="button"
              className="gm-link-button"
              aria-label={`Remove the sheet of ${row.apprentice.name} from this device`}
              onClick={() => void drop()}
            >
              Remove
            </button>
          </span>
        </p>
      ) : (
        <Button
          icon="upload"
          isPending={state?.isBusy}
          label={`Keep the sheet of ${row.apprentice.name} on this device`}
          onPress={() => void keep()}
        >
          Keep on this device
        </Button>
      )}
      {state && (state.isProblem || !isKept) ? (
        <p className="gm-small" role="status" data-problem={state.isProblem || undefined}>
          {state.words}
        </p>
      ) : null}
    </>
  );
}
