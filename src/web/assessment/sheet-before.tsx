import { Icon } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/page.tsx';
import { ConflictWords } from './sheet-note.tsx';
import type { SheetPart } from './sheet-page.tsx';

/** Identity and the session's checklist, first on the sheet; folds to a line when all is done. */
export function SheetBefore(part: SheetPart) {
  const { bundle, view, open, isClosed } = part;
  const done = bundle.checklist.filter(({ id }) => view.sheet.checks[id]?.value === true).length;
  const tick = (item: string, isDone: boolean) =>
    void open.live.record({ kind: 'check', payload: { item, done: isDone } });
  return (
    <div id="sheet-before">
      <Section title="Before and while you assess" aside={`${done} of ${bundle.checklist.length} done`}>
        {bundle.adjustments.length > 0 ? (
          <ul className="gm-sheet-adjustments" aria-label="Reasonable adjustments">
            {bundle.adjustments.map((words) => (
              <li key={words}>
                <Icon name="info" />
                <span>
                  <strong>Reasonable adjustment.</strong> {words}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        <ul className="gm-sheet-checks">
          {bundle.checklist.map(({ id, text }) => (
            <li key={id}>
              <label className="gm-choice gm-sheet-check">
                <input
                  type="checkbox"
                  checked={view.sheet.checks[id]?.value === true}
                  disabled={isClosed}
                  onChange={(event) => tick(id, event.target.checked)}
                />
                <span>{text}</span>
              </label>
              <ConflictWords {...part} kind="check" at={id} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
