import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getAssessment } from '#contract/assessment.ts';
import { handIn, type ProductState } from '#contract/products.ts';
import type { FileRef } from '#contract/shapes.ts';
import { call } from '#web/api/client.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { keyOf } from '#web/api/query.ts';
import { useUploads } from '#web/api/use-uploads.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choices.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { showToast } from '#web/ui/toast.tsx';
import { ProductsReceived } from './products-received.tsx';

export interface HandInProps {
  attemptId: string;
  product: ProductState;
  /** The apprentice's membership at the assessment organisation. */
  membershipId: string | undefined;
}

/** What was handed in, and the way to hand it in: the file, its words, and one's word that the work is one's own. */
export function HandIn(props: HandInProps) {
  const { product } = props;
  const [isOpen, setIsOpen] = useState(false);
  const { handIn: ability, received } = product;
  return (
    <div className="gm-own-work">
      <ProductsReceived products={[product]} mayDecide={false} />
      {isOpen && ability.allowed ? (
        <HandInForm {...props} onDone={() => setIsOpen(false)} />
      ) : (
        <Button
          kind={received.length === 0 ? 'primary' : 'secondary'}
          icon="upload"
          isWide
          disabledReason={ability.allowed ? undefined : ability.reason}
          onPress={() => setIsOpen(true)}
        >
          {received.length === 0 ? `Hand in: ${product.title}` : `Hand in another: ${product.title}`}
        </Button>
      )}
    </div>
  );
}

function HandInForm(props: HandInProps & { onDone: () => void }) {
  const { attemptId, product, membershipId, onDone } = props;
  const [file, setFile] = useState<FileRef>();
  const uploads = useUploads({ purpose: 'product', subjectId: attemptId, membershipId }, setFile);
  const queryClient = useQueryClient();
  const [words, setWords] = useState('');
  const [isOwn, setIsOwn] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const missing = [
    ...(file ? [] : [{ path: 'file', message: 'Choose the file and wait until it has arrived.' }]),
    ...(isOwn ? [] : [{ path: 'ownWork', message: 'Say that it is your own work.' }]),
  ];
  const submit = async () => {
    setIsTried(true);
    if (!file || !isOwn) return;
    setIsPending(true);
    try {
      const declared = /^\d+$/.test(words.trim()) ? { declaredWords: Number(words.trim()) } : {};
      const body = { productId: product.productId, fileId: file.id, ownWork: true as const, ...declared };
      const reply = await call(handIn, { params: { attemptId }, body }, { membershipId });
      await queryClient.invalidateQueries({ queryKey: keyOf(getAssessment) });
      showToast(
        `Handed in. ${reply.verdict}${reply.late ? ' It came late: the reason is shown with it.' : ''}`,
      );
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setIsPending(false);
    }
  };
  const refusal =
    problem && problem.issues.length === 0 ? { title: problem.title, mend: problem.mend } : undefined;
  return (
    <Form
      issues={isTried && missing.length > 0 ? missing : (problem?.issues ?? [])}
      refusal={refusal}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button kind="primary" type="submit" isWide isPending={isPending}>
            Hand in {product.title.toLowerCase()}
          </Button>
          <Button kind="quiet" onPress={onDone}>
            Not now
          </Button>
        </>
      }
    >
      <FileDrop label="Choose your file" hint={product.limit ?? 'A PDF or Word document'} {...uploads} />
      {product.limit ? (
        <TextField
          label="Number of words"
          name="declaredWords"
          hint="As you counted them, without what the limit leaves out"
          inputMode="numeric"
          isOptional
          isShort
          value={words}
          onChange={setWords}
        />
      ) : null}
      <Checkbox isChecked={isOwn} name="ownWork" onChange={setIsOwn}>
        This is my own work. Where I used the work of others, I have said so.
      </Checkbox>
    </Form>
  );
}
