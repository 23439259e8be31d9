import type { ResultDetail } from '#contract/results.ts';
import type { ProofNode } from '#domain/grading/grading-result.ts';
import { StateChip, type Tone } from '#web/ui/state-chip.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { attemptWords, capital, gradeTone } from './results-words.ts';

type Attempt = ResultDetail['attempts'][number];
type Judgement = Attempt['judgements'][number];

/** The published text of each criterion in a proof, by method and reference. */
export function criterionTexts(grading: ResultDetail['grading']): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const read = (nodes: readonly ProofNode[], method: string) => {
    for (const node of nodes) {
      if (node.kind === 'criterion' && node.ref) texts.set(`${node.method ?? method}/${node.ref}`, node.text);
      read(node.children ?? [], node.method ?? method);
    }
  };
  for (const { method, because } of grading.methods) read(because, method);
  return texts;
}

const judged: Readonly<Record<string, { words: string; tone: Tone }>> = {
  met: { words: 'Met', tone: 'met' },
  'not-met': { words: 'Not met', tone: 'not-met' },
  'not-yet-judged': { words: 'Not yet judged', tone: 'quiet' },
};

/** "12:04" into a recording or session. */
function moment(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

function columnsOf(attempt: Attempt, texts: ReadonlyMap<string, string>): readonly Column<Judgement>[] {
  return [
    { id: 'ref', header: 'Criterion', cell: ({ ref }) => ref },
    {
      id: 'text',
      header: 'In the words of the plan',
      cell: ({ ref }) => texts.get(`${attempt.method}/${ref}`),
    },
    {
      id: 'judgement',
      header: 'Judgement',
      cell: ({ judgement }) => (
        <StateChip tone={judged[judgement]?.tone ?? 'quiet'}>
          {judged[judgement]?.words ?? judgement}
        </StateChip>
      ),
    },
    {
      id: 'note',
      header: 'Note of the assessor',
      cell: ({ note, atSeconds }) =>
        note || atSeconds !== null ? (
          <>
            {note}
            {atSeconds === null ? null : <span className="gm-quiet"> at {moment(atSeconds)}</span>}
          </>
        ) : (
          ''
        ),
    },
  ];
}

/** Every attempt with what its assessor judged and noted, criterion by criterion; what was not met comes first. */
export function JudgedAttempts({ result }: { result: ResultDetail }) {
  const texts = criterionTexts(result.grading);
  return result.attempts.map((attempt) => {
    const met = attempt.judgements.filter(({ judgement }) => judgement === 'met').length;
    const rows = [...attempt.judgements].sort(
      (one, other) => Number(one.judgement === 'met') - Number(other.judgement === 'met'),
    );
    return (
      <details key={attempt.id} className="gm-judged">
        <summary>
          <strong>{attempt.title}</strong>
          <span className="gm-quiet">
            {attemptWords(attempt)}, {attempt.assessor || 'no assessor'}, {met} of {attempt.judgements.length}{' '}
            met
          </span>
          <StateChip tone={gradeTone(attempt.grade)}>{capital(attempt.grade)}</StateChip>
        </summary>
        <Table
          caption={`Judgements: ${attempt.title}, ${attemptWords(attempt)}`}
          columns={columnsOf(attempt, texts)}
          rows={rows}
          keyOf={({ ref }) => ref}
          empty={<p className="gm-quiet">Nothing was judged in this attempt.</p>}
        />
      </details>
    );
  });
}
