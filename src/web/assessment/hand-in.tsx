import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { getAssessment } from '#contract/assessment.ts';
import { handIn, type ProductState } from '#contract/products.ts';
import type { FileRef } from '#contract/shapes.ts';
import { call } from '#web/api/client.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { keyOf } from '#web/api/query.ts';
import { uploadFile } from '#web/offline/resumable-upload.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choices.tsx';
import { FileDrop, type Upload } from '#web/ui/file-drop.tsx';
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

interface Sending {
  upload: Upload | undefined;
  file: FileRef | undefined;
  send: (file: File) => void;
  pause: () => void;
  resume: () => void;
  remove: () => void;
}

/** One file on its way; paused or broken off it goes on where it was. */
function useSending({ attemptId, membershipId }: HandInProps): Sending {
  const [upload, setUpload] = useState<Upload>();
  const [file, setFile] = useState<FileRef>();
  const chosen = useRef<File>(undefined);
  const stop = useRef<AbortController>(undefined);
  const change = (part: Partial<Upload>) => setUpload((before) => before && { ...before, ...part });
  const run = async (given: File) => {
    stop.current = new AbortController();
    change({ state: 'sending', problem: undefined });
    try {
      const sent = await uploadFile({
        file: given,
        purpose: 'product',
        subjectId: attemptId,
        membershipId,
        signal: stop.current.signal,
        onProgress: (bytes) => change({ sent: bytes / given.size }),
      });
      change({ state: 'done', sent: 1 });
      setFile(sent);
    } catch (error) {
      const isPaused = error instanceof DOMException && error.name === 'AbortError';
      const problem = asProblem(error);
      change(
        isPaused
          ? { state: 'paused' }
          : { state: 'failed', problem: `${problem.title}. ${problem.mend ?? ''}` },
      );
    }
  };
  return {
    upload,
    file,
    send: (given) => {
      chosen.current = given;
      setFile(undefined);
      setUpload({ id: given.name, name: given.name, bytes: given.size, state: 'sending', sent: 0 });
      void run(given);
    },
    pause: () => stop.current?.abort(),
    resume: () => {
      if (chosen.current) void run(chosen.current);
    },
    remove: () => {
      stop.current?.abort();
      setUpload(undefined);
      setFile(undefined);
    },
  };
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
  const sending = useSending(props);
  const queryClient = useQueryClient();
  const [words, setWords] = useState('');
  const [isOwn, setIsOwn] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { file } = sending;
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
      <FileDrop
        label="Choose your file"
        hint={product.limit ?? 'A PDF or Word document'}
        uploads={sending.upload ? [sending.upload] : []}
        onFiles={(files) => {
          const [first] = files;
          if (first) sending.send(first);
        }}
        onPause={sending.pause}
        onResume={sending.resume}
        onRemove={sending.remove}
      />
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
