import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { SheetBundle } from '#contract/live-sheet.ts';
import { BackLink } from '#web/shell/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { spanWords } from './assessment-words.ts';
import { SheetBefore } from './sheet-before.tsx';
import { SheetBranches, SheetCoverage } from './sheet-choices.tsx';
import { SheetClock } from './sheet-clock.tsx';
import { SheetCriteria } from './sheet-criteria.tsx';
import { SheetFinish } from './sheet-finish.tsx';
import { SheetMaterial } from './sheet-material.tsx';
import { SessionNote } from './sheet-note.tsx';
import type { SheetView } from './sheet-view.ts';
import { type OpenSheet, useLiveSheet } from './use-live-sheet.ts';
import '#web/ui/field.css';
import './sheet.css';

const route = getRouteApi('/signed-in/sheet/$bookingId');

/** What every part of a live sheet is given. */
export interface SheetPart {
  readonly open: OpenSheet;
  readonly bundle: SheetBundle;
  readonly view: SheetView;
  /** Submitted: it can be read and not written. */
  readonly isClosed: boolean;
}

/** The live sheet: one hand on a tablet, whatever the signal. Everything is on this device before it is anywhere else. */
export function SheetPage() {
  const { bookingId } = route.useParams();
  const open = useLiveSheet(bookingId);
  const { sheet, problem, isReading } = open.state;
  if (!sheet || !open.view) {
    if (isReading) return <Skeleton label="Opening the sheet" lines={8} />;
    return (
      <>
        <PageHeader
          title="This sheet is not on this device"
          above={<BackLink to="/assessments">My assessments</BackLink>}
          lead={problem?.title}
        />
        <Notice kind="warning" title="It opens when you have a connection">
          Keep a sheet on this device before you go where there is no signal: “Keep on this device” in your
          list. {problem?.code === 'offline' ? null : problem?.mend}
        </Notice>
      </>
    );
  }
  return (
    <SheetScreen
      open={open}
      bundle={sheet.bundle}
      view={open.view}
      isClosed={sheet.bundle.state === 'submitted'}
    />
  );
}

const handKey = 'guildmark.hand';

function SheetScreen(part: SheetPart) {
  const { bundle, view, isClosed } = part;
  const [hand, setHand] = useState(() => localStorage.getItem(handKey) ?? 'right');
  const swap = () => {
    const next = hand === 'right' ? 'left' : 'right';
    localStorage.setItem(handKey, next);
    setHand(next);
  };
  const { booking, apprentice } = bundle;
  return (
    <div className="gm-sheet" data-hand={hand}>
      <PageHeader
        title={apprentice.nameUsed ?? apprentice.name}
        above={<BackLink to="/assessments">My assessments</BackLink>}
        lead={`${booking.methodTitle}, ${booking.sessionTitle.toLowerCase()} · ${spanWords(booking)} · ${booking.place}`}
      />
      {bundle.state === 'sent-back' ? (
        <Notice kind="warning" title="Quality assurance sent this sheet back">
          {bundle.sentBack ?? 'Look at each judgement again, then submit.'}
        </Notice>
      ) : null}
      {isClosed ? (
        <Notice kind="success" title="This sheet is submitted">
          Nothing more can be recorded. Operations and quality assurance take it from here; the grade is
          worked out by the rules from what you judged.
          <Stamp word="Confirmed" by={booking.assessor.name} />
        </Notice>
      ) : null}
      <div className="gm-sheet-frame">
        <aside className="gm-sheet-rail" aria-label="Clock and saving">
          <SheetClock {...part} />
          <button type="button" className="gm-button gm-sheet-hand" data-kind="quiet" onClick={swap}>
            {hand === 'right' ? 'I hold it in my left hand' : 'I hold it in my right hand'}
          </button>
        </aside>
        <div className="gm-sheet-main">
          <SheetBefore {...part} />
          <SheetMaterial {...part} />
          {view.method.alternatives.length > 0 ? <SheetBranches {...part} /> : null}
          <SheetCriteria {...part} />
          {view.method.coverage.length > 0 ? <SheetCoverage {...part} /> : null}
          <SessionNote {...part} />
          {isClosed ? null : <SheetFinish {...part} />}
        </div>
      </div>
    </div>
  );
}
