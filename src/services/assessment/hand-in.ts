import { findProductFile, insertProduct, lockProduct, setProduct } from '#db/attempt-products.ts';
import { findAttemptRegistration } from '#db/attempts.ts';
import type { Db } from '#db/database.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Product } from '#domain/standards/method-format.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { countFileWords } from '../portfolio/count-file-words.ts';
import { inTransaction, reading } from '../transaction.ts';
import {
  type AssessmentRecord,
  attemptOf,
  findAssessment,
  methodOf,
  productsOf,
  takeAssessment,
} from './assessment-record.ts';
import { productLateness, productVerdict, whyNotHandIn } from './product-view.ts';

/** What an apprentice hands in. */
export interface HandIn {
  readonly attemptId: string;
  readonly productId: string;
  readonly fileId: string;
  readonly declaredWords?: number | undefined;
}

async function ownFile(db: Db, ctx: Context, input: HandIn) {
  const { organisationId, personId } = ctx.actor;
  const file = await findProductFile(db, organisationId, { ...input, personId });
  if (!file) {
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.fileId', message: 'Upload the file for this attempt first.' }],
    });
  }
  if (file.scan === 'infected') {
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.fileId', message: 'A virus was found in this file. Choose another one.' }],
    });
  }
  return file;
}

function refuseForeign(ctx: Context, { registration }: AssessmentRecord): void {
  if (registration.person_id !== ctx.actor.personId) throw new Refusal('not-found');
}

function wantedProduct(record: AssessmentRecord, input: HandIn): Product {
  const attempt = attemptOf(record, input.attemptId);
  const method = methodOf(record, attempt);
  const product = productsOf(record, method).find(({ id }) => id === input.productId);
  if (product) return product;
  const other = method.products.find(({ id }) => id === input.productId);
  if (!other) {
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.productId', message: 'The plan asks for no such product in this method.' }],
    });
  }
  const reason =
    other.handedIn === 'at-gateway'
      ? `"${other.title}" was handed in with the gateway pack.`
      : `"${other.title}" belongs to another format or option than the one chosen, and the choice is locked.`;
  throw new Refusal('product-refused', { reason });
}

async function registrationOf(db: Db, ctx: Context, attemptId: string): Promise<string> {
  const id = await findAttemptRegistration(db, ctx.actor.organisationId, attemptId);
  if (id === undefined) throw new Refusal('not-found');
  return id;
}

/**
 * Hand in a product of one's own attempt. Its words are counted without annexes; what comes late or outside its limits
 * is received and waits for a decision, what comes in time and within them is accepted.
 */
export async function handIn(ctx: Context, input: HandIn) {
  authorise(ctx, 'assessment.submit-product');
  const before = await reading(ctx, async (db) => {
    const record = await findAssessment(db, ctx, await registrationOf(db, ctx, input.attemptId));
    refuseForeign(ctx, record);
    return { product: wantedProduct(record, input), file: await ownFile(db, ctx, input) };
  });
  const limit = before.product.words;
  // Reading a document takes a while, so it is done before the transaction.
  const words = limit ? await countFileWords(ctx, before.file, limit.excludes) : null;
  const counted = words?.ok ? words.withoutAnnexes : null;
  return await inTransaction(ctx, async (tx) => {
    const record = await takeAssessment(tx, ctx, await registrationOf(tx, ctx, input.attemptId));
    refuseForeign(ctx, record);
    const attempt = attemptOf(record, input.attemptId);
    const product = wantedProduct(record, input);
    const why = whyNotHandIn(record, attempt, product);
    if (why) throw new Refusal('product-refused', { reason: why });
    const file = await ownFile(tx, ctx, input);
    const declared = input.declaredWords ?? null;
    const verdict = productVerdict(product.words, { count: words, declared });
    const late = productLateness(record, attempt, product, record.today).state === 'late';
    const needsDecision = late || verdict.state === 'outside' || verdict.state === 'not-counted';
    const id = ctx.newId();
    await insertProduct(tx, {
      organisationId: ctx.actor.organisationId,
      id,
      attemptId: attempt.id,
      productId: product.id,
      fileId: file.id,
      countedWords: counted,
      declaredWords: declared,
      verdict,
      late,
      state: needsDecision ? 'received' : 'accepted',
      submittedBy: ctx.actor.personId,
      receivedAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'assessment.product-handed-in',
      subjectType: 'attempt-product',
      subjectId: id,
      detail: {
        attemptId: attempt.id,
        product: product.id,
        sha256: file.sha256,
        countedWords: counted,
        declaredWords: declared,
        verdict: verdict.state,
        late,
        ownWork: true,
      },
    });
    return { id, verdict: verdict.reason, late };
  });
}

/** Accept or return something that came late or outside its limits. A returned product can be handed in again. */
export async function decideProduct(
  ctx: Context,
  input: {
    readonly productRecordId: string;
    readonly decision: 'accept' | 'return';
    readonly reason: string;
  },
) {
  authorise(ctx, 'assessment.book');
  const { organisationId } = ctx.actor;
  return await inTransaction(ctx, async (tx) => {
    const row = await lockProduct(tx, organisationId, input.productRecordId);
    if (!row) throw new Refusal('not-found');
    if (row.state !== 'received') {
      throw new Refusal('product-decided', { reason: `It is ${row.state} already.` });
    }
    const state = input.decision === 'accept' ? 'accepted' : 'returned';
    await setProduct(tx, organisationId, row.id, { state, reason: input.reason });
    await recordAudit(tx, ctx, {
      type: 'assessment.product-decided',
      subjectType: 'attempt-product',
      subjectId: row.id,
      detail: {
        attemptId: row.attempt_id,
        product: row.product_id,
        decision: input.decision,
        late: row.late,
      },
      text: input.reason,
    });
    return { done: true as const };
  });
}
