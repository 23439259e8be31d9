import type { Alternative } from '#domain/standards/method-format.ts';
import { Section } from '#web/ui/page.tsx';
import { ConflictWords } from './sheet-note.tsx';
import type { SheetPart } from './sheet-page.tsx';

/** Which branches of the plan's alternatives this apprentice is judged on. */
export function SheetBranches(part: SheetPart) {
  return (
    <div id="sheet-branches">
      <Section title="Which of these does this apprentice do?">
        {part.view.method.alternatives.map((alternative) => (
          <AlternativeChoice key={alternative.id} part={part} alternative={alternative} />
        ))}
      </Section>
    </div>
  );
}

function AlternativeChoice({ part, alternative }: { part: SheetPart; alternative: Alternative }) {
  const { view, open, isClosed } = part;
  const chosen = view.branches[alternative.id] ?? [];
  const isOne = alternative.choose === 'one';
  const choose = (branch: string, isOn: boolean) => {
    const others = isOne ? [] : chosen.filter((each) => each !== branch);
    const branches = isOn ? [...others, branch] : others;
    void open.live.record({ kind: 'branch', payload: { alternative: alternative.id, branches } });
  };
  return (
    <fieldset className="gm-sheet-branches" disabled={isClosed}>
      <legend>
        {alternative.title}
        <span className="gm-hint">
          {isOne ? ' One is judged.' : ' One or more.'}
          {chosen.length === 0 ? ' Nothing is chosen yet, so the criteria of each are shown.' : ''}
        </span>
      </legend>
      {alternative.branches.map(({ id, title }) => (
        <label key={id} className="gm-choice gm-sheet-check">
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={alternative.id}
            checked={chosen.includes(id)}
            onChange={(event) => choose(id, event.target.checked)}
          />
          <span>{title}</span>
        </label>
      ))}
      <ConflictWords {...part} kind="branch" at={alternative.id} />
    </fieldset>
  );
}

/** What the assessment has to touch, apart from what is graded. */
export function SheetCoverage(part: SheetPart) {
  const { view, open, isClosed } = part;
  const covered = view.method.coverage.filter(({ id }) => view.sheet.coverage[id]?.value === true).length;
  return (
    <div id="sheet-coverage">
      <Section
        title="What the assessment has to touch"
        aside={`${covered} of ${view.method.coverage.length}; not graded`}
      >
        <ul className="gm-sheet-checks">
          {view.method.coverage.map(({ id, title }) => (
            <li key={id}>
              <label className="gm-choice gm-sheet-check">
                <input
                  type="checkbox"
                  checked={view.sheet.coverage[id]?.value === true}
                  disabled={isClosed}
                  onChange={(event) =>
                    void open.live.record({
                      kind: 'coverage',
                      payload: { area: id, covered: event.target.checked },
                    })
                  }
                />
                <span>{title}</span>
              </label>
              <ConflictWords {...part} kind="coverage" at={id} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
