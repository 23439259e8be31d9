import { useState } from 'react';
import { CriteriaThumbnail } from '#web/pictures/criteria-thumbnail.tsx';
import { Avatar } from '#web/ui/avatar.tsx';
import { Button } from '#web/ui/button.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { KeyHint } from '#web/ui/key-hint.tsx';
import { Mark, Wordmark } from '#web/ui/mark.tsx';
import { EmptyState, Notice, UndoBar } from '#web/ui/notice.tsx';
import { DescriptionList, Quote, Section } from '#web/ui/page.tsx';
import { Progress, Skeleton } from '#web/ui/progress.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import { KsbTag, StateChip, Tag } from '#web/ui/state-chip.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { criteriaMapSample } from './picture-data.ts';
import { clocks } from './samples.ts';
import { TableSamples } from './table-samples.tsx';

/** Tables, states, clocks, notices and stamps. */
export function MessageSamples() {
  const [fresh, setFresh] = useState(0);
  return (
    <>
      <Section title="Table">
        <TableSamples />
      </Section>
      <Section title="Clocks">
        <div className="gm-gallery-columns">
          {clocks.map((clock) => (
            <ClockChip key={clock.what} clock={clock} />
          ))}
        </div>
      </Section>
      <Section title="States, marks and stamps">
        <div className="gm-row">
          <StateChip tone="met">Met</StateChip>
          <StateChip tone="referred">Referred</StateChip>
          <StateChip tone="not-met">Not met</StateChip>
          <StateChip tone="waiting">Submitted</StateChip>
          <StateChip tone="quiet">Not yet judged</StateChip>
          <StateChip tone="brass">3 to judge</StateChip>
          <Tag>Non-facing</Tag>
          <KsbTag reference="K1" />
          <KsbTag reference="S4" />
          <KsbTag reference="B2" />
          <Avatar name="Amina Okafor" />
          <KeyHint keys="ctrl k" />
        </div>
        <div className="gm-row">
          <Mark size={16} title="Guildmark" />
          <Mark size={48} />
          <Wordmark />
          <Stamp key={fresh} word="Accepted" on="2026-11-20" by="Amina Okafor" isFresh />
          <Stamp word="Released" on="2026-11-20" />
          <Button kind="quiet" onPress={() => setFresh(fresh + 1)}>
            Stamp again
          </Button>
        </div>
      </Section>
      <Section title="Notices and waiting">
        <div className="gm-gallery-columns">
          <div className="gm-stack">
            <Notice title="The gateway opens on 15 January 2027">
              Twelve months on programme end on that day.
            </Notice>
            <Notice
              kind="warning"
              title="Two items are returned"
              actions={<Button>Look at the items</Button>}
            >
              The others stay accepted.
            </Notice>
            <Notice kind="success" title="Evidence submitted">
              Amina Okafor reads it next.
            </Notice>
            <Notice kind="problem" title="This file could not be read">
              Save it as PDF and add it again.
            </Notice>
          </div>
          <div className="gm-stack">
            <Progress label="Packing the gateway pack" value={0.62} detail="31 of 50 files" />
            <Progress label="Reading the document" />
            <Skeleton label="Loading" lines={4} />
            <UndoBar onUndo={() => undefined} onDismiss={() => undefined}>
              Claim on P4 withdrawn.
            </UndoBar>
            <Button
              onPress={() =>
                showToast('Link sent to Harbour Hotels', { label: 'Undo', run: () => undefined })
              }
            >
              Show a toast
            </Button>
          </div>
          <EmptyState
            picture={<CriteriaThumbnail map={criteriaMapSample(0)} />}
            title="No evidence yet"
            action={
              <Button kind="primary" icon="plus">
                Add evidence
              </Button>
            }
          >
            A photograph, a recording or a page you wrote at work is enough to begin.
          </EmptyState>
          <div className="gm-stack">
            <Quote source="Assessment plan, Grading, page 9">
              To gain a distinction, the apprentice must meet all of the pass criteria and seven of the ten.
            </Quote>
            <DescriptionList
              items={[
                { term: 'Started', value: 'Monday 5 January 2026' },
                { term: 'Employer', value: 'Harbour Hotels' },
                { term: 'Learner number', value: '1234567890' },
              ]}
            />
          </div>
        </div>
      </Section>
    </>
  );
}
