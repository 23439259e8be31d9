/** The fifteen occupational routes, as the register names them. */
export const knownRoutes: readonly string[] = [
  'Agriculture, environmental and animal care',
  'Business and administration',
  'Care services',
  'Catering and hospitality',
  'Construction and the built environment',
  'Creative and design',
  'Digital',
  'Education and early years',
  'Engineering and manufacturing',
  'Hair and beauty',
  'Health and science',
  'Legal, finance and accounting',
  'Protective services',
  'Sales, marketing and procurement',
  'Transport and logistics',
];

const formerNames: Readonly<Record<string, string>> = {
  construction: 'Construction and the built environment',
  'education and childcare': 'Education and early years',
  'sales marketing and procurement': 'Sales, marketing and procurement',
  'creative and media': 'Creative and design',
};

function keyOf(route: string): string {
  return route.toLowerCase().replaceAll(',', '').replace(/\s+/g, ' ').trim();
}

const byKey = new Map(knownRoutes.map((route) => [keyOf(route), route]));

/** The route under its name of today, also when it is spelt otherwise or by a former name; undefined when it is unknown. */
export function readRoute(route: string): string | undefined {
  const key = keyOf(route);
  return byKey.get(key) ?? formerNames[key];
}
