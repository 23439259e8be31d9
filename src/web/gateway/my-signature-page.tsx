import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Gateway, type GatewayItem, getGateway, signDeclaration } from '#contract/gateway.ts';
import { useCommand } from '#web/api/query.ts';
import { ErrorPage } from '#web/shell/fallback-pages.tsx';
import { BackLink, ButtonLink } from '#web/shell/link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choices.tsx';
import { formatInstant } from '#web/ui/dates.ts';
import { Form } from '#web/ui/form.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page.tsx';
import { Skeleton } from '#web/ui/progress.tsx';
import { Stamp } from '#web/ui/stamp.tsx';
import './gateway.css';
import { FileList } from './file-list.tsx';
import { countOf } from './gateway-words.ts';
import { useMyGateway } from './my-gateway.ts';
import { StatementToSign } from './statement.tsx';

const route = getRouteApi('/signed-in/my/gateway/$requirementId');

/** One question: the words, what they cover, and the apprentice's signature. */
export function MySignaturePage() {
  const { requirementId } = route.useParams();
  const { gateway, error, isLoading } = useMyGateway();
  const item = gateway?.items.find((each) => each.requirementId === requirementId);
  if (gateway && item?.statement) return <SignatureScreen gateway={gateway} item={item} />;
  if (isLoading) return <Skeleton label="Loading what you sign" lines={6} />;
  if (error) return <ErrorPage error={error} />;
  return (
    <>
      <PageHeader title="Nothing to sign here" above={<BackLink to="/my/gateway">My gateway</BackLink>} />
      <EmptyState title="This declaration is not open">
        Go back to your gateway to see what is still missing.
      </EmptyState>
    </>
  );
}

function SignatureScreen({ gateway, item }: { gateway: Gateway; item: GatewayItem }) {
  const mine = item.signers.find(({ role }) => role === 'apprentice');
  return (
    <div className="gm-one">
      <PageHeader
        title={mine?.state === 'signed' ? 'Signed' : 'Is this true, and do you sign it?'}
        above={<BackLink to="/my/gateway">My gateway</BackLink>}
      />
      <StatementToSign statement={item.statement ?? ''} title={item.title} />
      {mine?.state === 'signed' ? (
        <Signed gateway={gateway} at={mine.at} name={mine.name} />
      ) : (
        <SignForm gateway={gateway} item={item} />
      )}
    </div>
  );
}

function SignForm({ gateway, item }: { gateway: Gateway; item: GatewayItem }) {
  const [isRead, setIsRead] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const sign = useCommand(signDeclaration, { invalidates: [getGateway] });
  // People's own words are not covered by each other: only what is proved by facts and files.
  const covered = gateway.items.filter(({ statement, files }) => statement === null || files.length > 0);
  const submit = () => {
    setIsMissing(!isRead);
    if (!isRead || !item.statementHash) return;
    sign.run({
      params: { gatewayId: gateway.id, requirementId: item.requirementId },
      body: { statementHash: item.statementHash, confirm: true },
    });
  };
  const missing = [{ path: 'confirm', message: 'Say that you have read it and that it is true' }];
  return (
    <>
      <h2>What it covers</h2>
      <ul className="gm-covered">
        {covered.map((each) => (
          <CoveredItem key={each.requirementId} item={each} />
        ))}
      </ul>
      <p className="gm-quiet">
        If any of this is changed after you sign, your signature no longer counts and you are asked again.
      </p>
      <Form
        onSubmit={submit}
        issues={isMissing ? missing : sign.formState.issues}
        refusal={sign.formState.refusal}
        actions={
          <Button
            kind="primary"
            type="submit"
            icon="stamp"
            isWide
            isPending={sign.isPending}
            disabledReason={item.abilities.sign.allowed ? undefined : item.abilities.sign.reason}
          >
            Sign as {gateway.apprentice.name}
          </Button>
        }
      >
        <Checkbox name="confirm" isChecked={isRead} onChange={setIsRead}>
          I have read the words above, and they are true.
        </Checkbox>
      </Form>
    </>
  );
}

function CoveredItem({ item }: { item: GatewayItem }) {
  if (item.files.length === 0)
    return (
      <li>
        {item.title}
        <p className="gm-small gm-quiet">{item.reason}</p>
      </li>
    );
  return (
    <li>
      {item.title}
      <details>
        <summary>Look at {countOf(item.files.length, 'file')}</summary>
        <FileList files={item.files} label={item.title} />
      </details>
    </li>
  );
}

function Signed({ gateway, at, name }: { gateway: Gateway; at: string | null; name: string | null }) {
  const waiting = gateway.items
    .flatMap(({ signers }) => signers)
    .filter(({ role, state }) => role !== 'apprentice' && state !== 'signed');
  return (
    <div className="gm-next" role="status">
      <Stamp word="Signed" by={[name, at ? formatInstant(at) : ''].filter(Boolean).join(', ')} isFresh />
      <p>
        {waiting.length > 0
          ? 'Your employer or training provider still signs. Then the pack is sent.'
          : 'Every signature is there. Your training provider sends the pack now.'}
      </p>
      <div>
        <ButtonLink to="/my/gateway">Back to my gateway</ButtonLink>
      </div>
    </div>
  );
}
