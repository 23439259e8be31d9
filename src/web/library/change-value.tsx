import type { Json } from '#domain/standards/layer-format.ts';
import type { CutText } from './changed-words.ts';

// The heading above names the entry already.
const notShown = new Set(['source', 'printed', 'id', 'ref', '$schema']);
const first = ['text', 'title', 'statement'];
const names: Readonly<Record<string, string>> = { ksbs: 'KSBs', text: 'wording' };

function labelOf(key: string): string {
  const name = names[key];
  if (name !== undefined) return name;
  return key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** A wording with what is its own marked. */
export function MarkedText({ cut, kind }: { cut: CutText; kind: 'before' | 'after' }) {
  const Own = kind === 'before' ? 'del' : 'ins';
  return (
    <p className="gm-side-text">
      {cut.start}
      {cut.own === '' ? null : <Own>{cut.own}</Own>}
      {cut.end}
    </p>
  );
}

/** A value of a plan for reading: texts as texts, lists as lists, rules as pairs of a word and its value. */
export function ChangeValue({ value }: { value: Json }) {
  if (Array.isArray(value)) return <ListValue values={value} />;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([key, member]) => !notShown.has(key) && !isEmpty(member))
      .sort((a, b) => rank(a) - rank(b));
    return (
      <dl className="gm-change-value">
        {members.map(([key, member]) => (
          <div key={key}>
            <dt>{labelOf(key)}</dt>
            <dd>
              <ChangeValue value={member} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  if (typeof value === 'boolean') return <p>{value ? 'Yes' : 'No'}</p>;
  return <p className="gm-side-text">{value === null ? 'Nothing' : spoken(value)}</p>;
}

function rank([key]: readonly [string, Json]): number {
  const at = first.indexOf(key);
  return at === -1 ? first.length : at;
}

/** Ids are words joined by hyphens; read aloud they are words. */
function spoken(value: Json): string {
  const text = String(value);
  return /^[a-z]+(-[a-z0-9]+)+$/.test(text) ? text.replaceAll('-', ' ') : text;
}

function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

function ListValue({ values }: { values: readonly Json[] }) {
  if (values.every((value) => typeof value === 'string' || typeof value === 'number')) {
    return <p>{values.map(spoken).join(', ')}</p>;
  }
  const most = 30;
  return (
    <ul className="gm-plain">
      {values.slice(0, most).map((value) => (
        <li key={JSON.stringify(value)}>
          <ChangeValue value={value} />
        </li>
      ))}
      {values.length > most ? <li className="gm-quiet">and {values.length - most} more</li> : null}
    </ul>
  );
}
