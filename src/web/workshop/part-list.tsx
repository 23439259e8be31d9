import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { PlanDraft } from '#contract/workshop.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon, type IconName } from '#web/ui/icons.tsx';
import { rowAfterKey } from '#web/ui/table.tsx';
import { type Part, type PartGroup, type PartState, stateOf } from './draft-parts.ts';

type Draft = z.infer<typeof PlanDraft>;

const signs: Readonly<Record<PartState, { icon: IconName; words: string }>> = {
  accepted: { icon: 'tick', words: 'Accepted' },
  asked: { icon: 'speech', words: 'A question is open' },
  found: { icon: 'warning', words: 'Something was found' },
  unsure: { icon: 'info', words: 'Read, but not surely' },
  open: { icon: 'info', words: 'Not looked at yet' },
};

/** What the keys of the list ask for. */
export type PartAction = 'accept' | 'edit' | 'reject' | 'split' | 'merge' | 'undo' | 'next-open';

const keys: Readonly<Record<string, PartAction>> = {
  a: 'accept',
  Enter: 'accept',
  e: 'edit',
  x: 'reject',
  s: 'split',
  m: 'merge',
  u: 'undo',
  n: 'next-open',
};

/** Groups of references such as P1 need little room for them. */
function isShort({ parts }: PartGroup): boolean {
  return parts.length > 0 && parts.every(({ title }) => title.length <= 4);
}

/** Move the list, and nothing else, until the selected row stands clear of the heading that stays. */
function bringIntoView(list: HTMLElement): void {
  const row = list.querySelector<HTMLElement>('[data-selected]');
  if (!row) return;
  const [box, place] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  const margin = 64;
  if (place.top < box.top + margin) list.scrollTop -= box.top + margin - place.top;
  else if (place.bottom > box.bottom - margin) list.scrollTop += place.bottom - box.bottom + margin;
}

/** Keep the selected row in sight, once the rows are laid out; focus goes with it. */
function useRowInView(list: RefObject<HTMLElement | null>, at: string | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part has another row
  useEffect(() => {
    const scroller = list.current;
    if (!scroller) return;
    if (scroller.contains(document.activeElement)) {
      scroller.querySelector<HTMLElement>('[data-selected]')?.focus({ preventScroll: true });
    }
    const turn = requestAnimationFrame(() => bringIntoView(scroller));
    return () => cancelAnimationFrame(turn);
  }, [list, at]);
}

/** A dialog gives focus back to the row it was opened from; when that row is gone, to the one that took its place. */
function useFocusKept(list: RefObject<HTMLElement | null>, isCovered: boolean): void {
  useEffect(() => {
    if (!isCovered) return;
    const target = list.current;
    return () => {
      setTimeout(() => {
        if (document.activeElement === null || document.activeElement === document.body) {
          target?.querySelector<HTMLElement>('[data-selected]')?.focus();
        }
      }, 60);
    };
  }, [list, isCovered]);
}

/**
 * Every part of the draft, to be worked through: j and k move, a accepts, e edits, x rejects, s splits, m joins, u takes
 * back, n goes to the next that is open. Only one row is in the order of the tab key.
 */
export function PartList(props: {
  readonly draft: Draft;
  readonly groups: readonly PartGroup[];
  readonly selected: string | undefined;
  readonly onSelect: (at: string) => void;
  readonly onAction: (action: PartAction, part: Part) => void;
  readonly onAdd: (group: PartGroup) => void;
  /** A dialog is open above the list. */
  readonly isCovered: boolean;
}) {
  const { draft, groups, selected, onSelect, onAction, isCovered } = props;
  const list = useRef<HTMLDivElement>(null);
  const parts = groups.flatMap((group) => group.parts);
  const current = parts.find(({ at }) => at === selected) ?? parts[0];
  useRowInView(list, current?.at);
  useFocusKept(list, isCovered);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, part: Part) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rowAfterKey(event.key, parts.indexOf(part), parts.length);
    const target = next === undefined ? undefined : parts[next];
    const action = keys[event.key];
    if (!target && !action) return;
    event.preventDefault();
    if (target) onSelect(target.at);
    else if (action) onAction(action, part);
  };
  return (
    <div className="gm-parts" ref={list}>
      {groups.map((group) => (
        <section key={group.id} aria-label={group.title} data-short={isShort(group) || undefined}>
          <h2 className="gm-parts-title">
            {group.title} <span className="gm-quiet gm-small">{group.parts.length}</span>
          </h2>
          <ul>
            {group.parts.map((part) => {
              const isSelected = part === current;
              const state = stateOf(part, draft);
              return (
                <li key={part.at}>
                  {/* biome-ignore lint/a11y/useSemanticElements: a row of text with keys of its own is no button of a form */}
                  <div
                    role="button"
                    className="gm-part"
                    data-state={state}
                    data-selected={isSelected || undefined}
                    aria-pressed={isSelected}
                    tabIndex={isSelected ? 0 : -1}
                    onClick={() => onSelect(part.at)}
                    onKeyDown={(event) => onKeyDown(event, part)}
                  >
                    <span className="gm-part-sign">
                      {state === 'open' ? (
                        <span className="gm-state-dot" aria-hidden="true" />
                      ) : (
                        <Icon name={signs[state].icon} size={14} />
                      )}
                      <span className="gm-hidden">{signs[state].words}: </span>
                    </span>
                    <span className="gm-part-title">{part.title}</span>
                    <span className="gm-part-words">
                      {part.kind && part.textAt ? <span className="gm-part-kind">{part.kind} </span> : null}
                      {part.words}
                    </span>
                  </div>
                </li>
              );
            })}
          </ul>
          {group.addTo ? (
            <Button kind="quiet" icon="plus" onPress={() => props.onAdd(group)}>
              Add a {group.addTo.noun}
            </Button>
          ) : null}
        </section>
      ))}
    </div>
  );
}
