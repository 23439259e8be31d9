import { useState } from 'react';
import { getAssessment } from '#contract/assessment.ts';
import { decideProduct, type ProductState } from '#contract/products.ts';
import { useCommand } from '#web/api/query.ts';
import { fileAddress } from '#web/offline/kept-sheets.ts';
import { Button } from '#web/ui/button.tsx';
import { ClockChip } from '#web/ui/clock-chip.tsx';
import { formatBytes, formatInstant } from '#web/ui/dates.ts';
import { Form } from '#web/ui/form.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { StateChip, type Tone } from '#web/ui/state-chip.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { showToast } from '#web/ui/toast.tsx';

type Received = ProductState['received'][number];

const states: Readonly<Record<Received['state'], { tone: Tone; words: string }>> = {
  received: { tone: 'waiting', words: 'Received' },
  accepted: { tone: 'met', words: 'Accepted' },
  returned: { tone: 'referred', words: 'Returned' },
  superseded: { tone: 'quiet', words: 'Replaced' },
};

/** What the apprentice handed in for a method: length against the limit, lateness, and the decision on it. */
export function ProductsReceived({
  products,
  mayDecide,
}: {
  products: readonly ProductState[];
  mayDecide: boolean;
}) {
  if (products.length === 0) return null;
  return (
    <ul className="gm-products" aria-label="What is handed in">
      {products.map((product) => (
        <li key={product.productId}>
          <h3>{product.title}</h3>
          {product.limit ? <p className="gm-small gm-quiet">{product.limit}</p> : null}
          {product.due ? <ClockChip clock={product.due} /> : null}
          {product.received.length === 0 ? <p className="gm-quiet">Nothing has been handed in yet.</p> : null}
          {product.received.map((received) => (
            <ReceivedLine key={received.id} received={received} mayDecide={mayDecide} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ countedWords, declaredWords }: Received): string {
  const counted =
    countedWords === null ? 'not counted' : `${countedWords.toLocaleString('en-GB')} words counted`;
  return declaredWords === null ? counted : `${counted}, ${declaredWords.toLocaleString('en-GB')} declared`;
}

function ReceivedLine({ received, mayDecide }: { received: Received; mayDecide: boolean }) {
  const [isDeciding, setIsDeciding] = useState(false);
  const { file, verdict } = received;
  const state = states[received.state];
  const canDecide = mayDecide && received.state === 'received';
  return (
    <>
      <div className="gm-received">
        <div>
          <p>
            <a href={fileAddress(file.id)}>{file.name}</a>{' '}
            <span className="gm-small gm-quiet">
              {formatBytes(file.bytes)}, {formatInstant(received.at)}
            </span>
          </p>
          <p className="gm-small">{wordsOf(received)}</p>
          <p className="gm-small gm-verdict" data-problem={verdict.state === 'outside' || undefined}>
            <Icon name={verdict.state === 'within' ? 'tick' : 'info'} size={14} />
            <span>{verdict.reason}</span>
          </p>
          {received.reason ? <p className="gm-small">{received.reason}</p> : null}
        </div>
        <div className="gm-row">
          {received.late ? <StateChip tone="referred">Late</StateChip> : null}
          <StateChip tone={state.tone}>{state.words}</StateChip>
          {canDecide && !isDeciding ? (
            <Button label={`Decide on ${file.name}`} onPress={() => setIsDeciding(true)}>
              Decide
            </Button>
          ) : null}
        </div>
      </div>
      {isDeciding ? <DecideProduct received={received} onDone={() => setIsDeciding(false)} /> : null}
    </>
  );
}

function DecideProduct({ received, onDone }: { received: Received; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const decide = useCommand(decideProduct, {
    invalidates: [getAssessment],
    onDone: () => {
      showToast('It is decided, and the apprentice is told why.');
      onDone();
    },
  });
  const run = (decision: 'accept' | 'return') =>
    decide.run({ params: { productRecordId: received.id }, body: { decision, reason } });
  return (
    <div className="gm-decide">
      <Form
        {...decide.formState}
        onSubmit={() => run('accept')}
        actions={
          <>
            <Button kind="primary" type="submit" isPending={decide.isPending}>
              Accept it
            </Button>
            <Button isPending={decide.isPending} onPress={() => run('return')}>
              Return it
            </Button>
            <Button kind="quiet" onPress={onDone}>
              Not now
            </Button>
          </>
        }
      >
        <TextArea
          label="Reason"
          name="reason"
          hint="The apprentice reads it."
          value={reason}
          onChange={setReason}
        />
      </Form>
    </div>
  );
}
