import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Ability, Changed, Clock, Done, FileRef, nothing } from './shapes.ts';

/** Something the apprentice handed in. */
export const ProductState = z.strictObject({
  productId: z.string(),
  title: z.string(),
  due: Clock.nullable(),
  limit: z.string().nullable(),
  handIn: Ability,
  received: z.array(
    z.strictObject({
      id: z.uuid(),
      file: FileRef,
      countedWords: z.int().nullable(),
      declaredWords: z.int().nullable(),
      verdict: z.strictObject({
        state: z.enum(['within', 'outside', 'advisory', 'not-counted']),
        reason: z.string(),
      }),
      late: z.boolean(),
      state: z.enum(['received', 'accepted', 'returned', 'superseded']),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});
export type ProductState = z.infer<typeof ProductState>;

/** The apprentice hands in a product; the file was uploaded with purpose `product` to this attempt. */
export const handIn = endpoint({
  method: 'POST',
  path: '/attempts/{attemptId}/products',
  summary: 'Hand in a report, showcase or other product',
  permission: 'assessment.submit-product',
  params: z.strictObject({ attemptId: z.uuid() }),
  query: nothing,
  body: z.strictObject({
    productId: z.string(),
    fileId: z.uuid(),
    declaredWords: z.int().min(0).optional(),
    ownWork: z.literal(true),
  }),
  output: Changed.extend({ verdict: z.string(), late: z.boolean() }),
  problems: ['not-found', 'invalid-request', 'product-refused'],
});
export const decideProduct = endpoint({
  method: 'POST',
  path: '/products/{productRecordId}/decide',
  summary: 'Accept or return something handed in late or outside its limits',
  permission: 'assessment.book',
  params: z.strictObject({ productRecordId: z.uuid() }),
  query: nothing,
  body: z.strictObject({
    decision: z.enum(['accept', 'return']),
    reason: z.string().trim().min(1).max(2000),
  }),
  output: Done,
  problems: ['not-found', 'product-decided'],
});
