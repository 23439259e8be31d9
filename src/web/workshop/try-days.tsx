import { useState } from 'react';
import type { Plan } from '#domain/standards/plan-format.ts';
import { daysOf } from '#domain/standards/workshop/try-plan.ts';
import { addMonths } from '#domain/time/plain-date.ts';
import { DateField } from '#web/ui/date-field.tsx';
import { formatDay, londonDay } from '#web/ui/dates.ts';
import { Section } from '#web/ui/page.tsx';

/** A simulated apprentice: three days are assumed, and the plan sets the others. */
export function TryDays({ plan }: { plan: Plan }) {
  const today = londonDay();
  const [facts, setFacts] = useState({
    startsOn: today,
    gatewayOn: addMonths(today, Math.max(1, plan.duration.minimumMonths.value)),
    failedOn: addMonths(today, Math.max(1, plan.duration.minimumMonths.value) + 1),
  });
  const isWhole = Object.values(facts).every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  const days = isWhole ? daysOf(plan, facts) : [];
  return (
    <Section title="An apprentice’s dates">
      <div className="gm-row gm-try-days">
        <DateField
          label="Starts on"
          value={facts.startsOn}
          onChange={(startsOn) => setFacts({ ...facts, startsOn })}
        />
        <DateField
          label="Gateway accepted on"
          value={facts.gatewayOn}
          onChange={(gatewayOn) => setFacts({ ...facts, gatewayOn })}
        />
        <DateField
          label="A method failed on"
          value={facts.failedOn}
          onChange={(failedOn) => setFacts({ ...facts, failedOn })}
        />
      </div>
      <table className="gm-try-table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">What</th>
            <th scope="col">Rule</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.id}>
              <td>{day.on ? formatDay(day.on) : 'Not known: beyond the bank holidays held'}</td>
              <td>{day.title}</td>
              <td className="gm-quiet">{day.rule}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
