import { CriteriaMap } from '#web/pictures/criteria-map.tsx';
import { CriteriaThumbnail } from '#web/pictures/criteria-thumbnail.tsx';
import { HoursBar } from '#web/pictures/hours-bar.tsx';
import { JourneyLine } from '#web/pictures/journey-line.tsx';
import { ProofTree } from '#web/pictures/proof-tree.tsx';
import { TimeRing } from '#web/pictures/time-ring.tsx';
import { Section } from '#web/ui/page.tsx';
import { journey, proof } from './journey-data.ts';
import { criteriaMapSample } from './picture-data.ts';

/** The pictures with invented apprentices. */
export function PictureSamples() {
  return (
    <>
      <Section title="Journey line">
        <JourneyLine points={journey} today="2026-11-22" label="Journey of Ben Carter" />
      </Section>
      <Section title="Criteria map">
        <CriteriaMap map={criteriaMapSample(31)} />
      </Section>
      <Section title="Criteria map on a phone, and in assessment">
        <div className="gm-gallery-columns">
          <div className="gm-gallery-phone">
            <CriteriaMap size="card" map={criteriaMapSample(52, true)} />
          </div>
          <CriteriaThumbnail map={criteriaMapSample(52, true)} />
        </div>
      </Section>
      <Section title="Proof">
        <ProofTree root={proof} openLevels={3} />
      </Section>
      <Section title="Hours and time">
        <div className="gm-gallery-columns">
          <div className="gm-stack">
            <HoursBar done={212} planned={400} expected={238} />
            <HoursBar done={260} planned={400} expected={238} doubtful={24} />
            <HoursBar done={90} planned={400} isCompact />
          </div>
          <div className="gm-row">
            <TimeRing
              elapsedSeconds={1510}
              minimumMinutes={60}
              plannedMinutes={60}
              latestMinutes={66}
              questionSeconds={380}
              questionShare={30}
            />
            <TimeRing
              elapsedSeconds={3720}
              minimumMinutes={54}
              plannedMinutes={60}
              latestMinutes={66}
              questionSeconds={1300}
              questionShare={30}
              isRunning
            />
            <TimeRing
              elapsedSeconds={4100}
              minimumMinutes={54}
              plannedMinutes={60}
              latestMinutes={66}
              isRunning={false}
            />
          </div>
        </div>
      </Section>
    </>
  );
}
