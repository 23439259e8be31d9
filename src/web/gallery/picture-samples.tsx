import { CriteriaMap } from '#web/pictures/criteria-map.tsx';
import { CriteriaThumbnail } from '#web/pictures/criteria-thumbnail.tsx';
import { Section } from '#web/ui/page.tsx';
import { criteriaMapSample } from './picture-data.ts';

/** The pictures with invented apprentices. */
export function PictureSamples() {
  return (
    <>
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
    </>
  );
}
