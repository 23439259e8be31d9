import { useMemo } from 'react';
import type { Plan } from '#domain/standards/plan-format.ts';
import { combinationsOf } from '#domain/standards/workshop/try-plan.ts';
import { Section } from '#web/ui/page.tsx';
import { GradeChip, gradeTitle } from './grade-chip.tsx';

/** The whole table: every combination of method grades and what it gives. */
export function TryTable({ plan }: { plan: Plan }) {
  const rows = useMemo(() => combinationsOf(plan), [plan]);
  const graded = plan.methods.filter(({ grades }) => grades.length > 0);
  if (rows.length === 0) return null;
  return (
    <Section title="Every combination" aside={`${rows.length} combinations`}>
      <div className="gm-scroll-x">
        <table className="gm-try-table">
          <thead>
            <tr>
              {graded.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
              <th scope="col">Overall</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ grades, overall }) => (
              <tr key={grades.join(' ')}>
                {graded.map(({ id }, index) => (
                  <td key={id}>{gradeTitle(grades[index] ?? 'fail')}</td>
                ))}
                <td>
                  <GradeChip grade={overall} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
