import type { GatewayRequirement } from '#domain/standards/gateway-format.ts';
import type { Criterion } from '#domain/standards/method-format.ts';
import type { Plan } from '#domain/standards/plan-format.ts';
import type { Standard } from '#domain/standards/standard-format.ts';
import { reformedUnits } from './reformed-units.ts';
import { type UncodedUnit, unitsOfStandard } from './standard-units.ts';
import type { Unit, UnitGroup } from './unit.ts';

/** One method in the assessment record, with every criterion that is judged in it. */
export interface RecordedMethod {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly grades: readonly string[];
  readonly outside: string | undefined;
  readonly criteria: readonly Criterion[];
  /** Options that have the method; empty when every apprentice does. */
  readonly options: readonly string[];
}

/** A plan and its standard as users of e-portfolios know them. */
export interface UnitView {
  readonly groups: readonly UnitGroup[];
  /** How many options an apprentice takes; absent when the standard has none. */
  readonly optionsTaken: { readonly minimum: number; readonly maximum: number } | undefined;
  readonly gateway: readonly GatewayRequirement[];
  readonly record: readonly RecordedMethod[];
}

function codesOf(reference: string, units: readonly UncodedUnit[]): Unit[] {
  const width = String(units.length).length;
  return units.map((unit, at) => ({ code: `${reference}-U${String(at + 1).padStart(width, '0')}`, ...unit }));
}

function optionNames(standard: Standard, ids: readonly string[]): string {
  const titles = ids.map((id) => standard.options.find((option) => option.id === id)?.title ?? id);
  return titles.join(' or ');
}

function optionGroups(standard: Standard, units: readonly Unit[]): UnitGroup[] {
  const keys = [...new Set(units.map(({ options }) => options.join(' ')))];
  return keys.map((key) => {
    const held = units.filter(({ options }) => options.join(' ') === key);
    const options = held[0]?.options ?? [];
    return {
      title: `Option: ${optionNames(standard, options)}`,
      choice: 'optional',
      options,
      minimum: 0,
      maximum: held.length,
      units: held,
    };
  });
}

/** Units of every apprentice, then those of the options: all of an option's units are taken with it, none without. */
function groupsOf(standard: Standard, units: readonly Unit[]): UnitGroup[] {
  const core = units.filter(({ options }) => options.length === 0);
  const mandatory: UnitGroup = {
    title: standard.options.length > 0 ? 'Core units' : 'Mandatory units',
    choice: 'mandatory',
    options: [],
    minimum: core.length,
    maximum: core.length,
    units: core,
  };
  const optional = optionGroups(
    standard,
    units.filter(({ options }) => options.length > 0),
  );
  return core.length > 0 ? [mandatory, ...optional] : optional;
}

/**
 * The unit view of a plan: units with outcomes and numbered criteria, the gateway's requirements, and the record of the
 * methods. Nothing is added to what standard and plan say but numbers and codes.
 */
export function unitViewOf(standard: Standard, plan: Plan): UnitView {
  const isReformed = plan.regime === 'apprenticeship-assessment' && plan.outcomes.length > 0;
  const units = codesOf(
    standard.reference,
    isReformed ? reformedUnits(standard, plan) : unitsOfStandard(standard, plan),
  );
  return {
    groups: groupsOf(standard, units),
    // An enrolment names one option at least; standards do not print a largest number.
    optionsTaken: standard.options.length > 0 ? { minimum: 1, maximum: standard.options.length } : undefined,
    gateway: plan.gateway.requirements,
    record: plan.methods.map((method) => ({
      id: method.id,
      title: method.title,
      kind: method.kind,
      grades: method.grades,
      outside: method.external?.awardedBy,
      criteria: method.criteria,
      options: method.options ?? [],
    })),
  };
}
