import * as contract from '#contract/register.ts';
import {
  discardImport,
  getRegisterImport,
  listImportChanges,
  listImportFindings,
  listImports,
  requestApplying,
  requestReading,
  startRegisterImport,
} from '#services/standards/register/manage-imports.ts';
import {
  findStatements,
  getFacets,
  getStandard,
  listStandards,
} from '#services/standards/register/search-register.ts';
import type { Host } from './host.ts';
import { mount } from './mount.ts';

/** The register of standards: reading it, searching it, and imports into it. */
export function standardsRegisterRoutes(host: Host): void {
  mount(host, contract.getRegisterFacets, (ctx) => getFacets(ctx));
  mount(host, contract.listRegisterStandards, (ctx, { query }) => listStandards(ctx, query));
  mount(host, contract.getRegisterStandard, (ctx, { params }) => getStandard(ctx, params));
  mount(host, contract.searchRegisterStatements, (ctx, { query }) => findStatements(ctx, query));
  mount(host, contract.startRegisterImport, (ctx, { body }) => startRegisterImport(ctx, body));
  mount(host, contract.listRegisterImports, (ctx, { query }) => listImports(ctx, query));
  mount(host, contract.getRegisterImport, (ctx, { params }) => getRegisterImport(ctx, params));
  mount(host, contract.readRegisterImport, (ctx, { params }) => requestReading(ctx, params));
  mount(host, contract.applyRegisterImport, (ctx, { params }) => requestApplying(ctx, params));
  mount(host, contract.discardRegisterImport, (ctx, { params }) => discardImport(ctx, params));
  mount(host, contract.listRegisterImportChanges, (ctx, { params, query }) =>
    listImportChanges(ctx, { ...params, ...query }),
  );
  mount(host, contract.listRegisterImportFindings, (ctx, { params, query }) =>
    listImportFindings(ctx, { ...params, ...query }),
  );
}
