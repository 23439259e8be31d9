import { z } from 'zod';
import * as contract from '#contract/gateway.ts';
import { Refusal } from '#domain/refusal.ts';
import { answerLink, openLink, openLinkFile } from '#services/gateway/answer-link.ts';
import {
  askEmployerByLink,
  resendEmployerLink,
  revokeEmployerLink,
} from '#services/gateway/employer-links.ts';
import { getGateway } from '#services/gateway/gateway-view.ts';
import { openGateway } from '#services/gateway/open-gateway.ts';
import { provideItem } from '#services/gateway/provide-item.ts';
import { sendGateway } from '#services/gateway/send-gateway.ts';
import { setGatewayChoices } from '#services/gateway/set-choices.ts';
import { signDeclaration } from '#services/gateway/sign-declaration.ts';
import { unwaiveItem, waiveItem } from '#services/gateway/waive-item.ts';
import { sendFile } from './files.ts';
import type { Host } from './host.ts';
import { apiPrefix, mount, mountPublic } from './mount.ts';

/** The provider's side of the gateway, and the links by which employers take part in it. */
export function gatewayRoutes(host: Host): void {
  mount(host, contract.openGateway, (ctx, { params, body }) => openGateway(ctx, { ...params, ...body }));
  mount(host, contract.getGateway, (ctx, { params }) => getGateway(ctx, params));
  mount(host, contract.setGatewayChoices, (ctx, { params, body }) =>
    setGatewayChoices(ctx, { ...params, ...body }),
  );
  mount(host, contract.provideItem, (ctx, { params, body }) => provideItem(ctx, { ...params, ...body }));
  mount(host, contract.waiveItem, (ctx, { params, body }) => waiveItem(ctx, { ...params, ...body }));
  mount(host, contract.unwaiveItem, (ctx, { params }) => unwaiveItem(ctx, params));
  mount(host, contract.signDeclaration, (ctx, { params, body }) =>
    signDeclaration(ctx, { ...params, ...body }),
  );
  mount(host, contract.sendSigningLink, (ctx, { params, body }) =>
    askEmployerByLink(ctx, { ...params, ...body }),
  );
  mount(host, contract.resendSigningLink, (ctx, { params }) => resendEmployerLink(ctx, params));
  mount(host, contract.revokeSigningLink, (ctx, { params }) => revokeEmployerLink(ctx, params));
  mount(host, contract.sendGateway, (ctx, { params, body }) => sendGateway(ctx, { ...params, ...body }));
  mountPublic(host, contract.openLink, (outside, { params }) => openLink(outside, params));
  mountPublic(host, contract.answerLink, (outside, { params, body }) =>
    answerLink(outside, { ...params, ...body }),
  );
  linkFileRoute(host);
}

const LinkFile = z.object({ token: z.string().min(20).max(100), fileId: z.uuid() });

/** `/links/{token}/files/{fileId}`: what the question behind a link is about, for its bearer to read. */
function linkFileRoute(host: Host): void {
  host.app.get(`${apiPrefix}/links/:token/files/:fileId`, async (request, reply) => {
    const params = LinkFile.safeParse(request.params);
    if (!params.success) throw new Refusal('not-found');
    return await sendFile(request, reply, await openLinkFile(host.outsideOf(request), params.data));
  });
}
