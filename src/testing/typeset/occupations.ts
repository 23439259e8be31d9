/** An invented occupation and the words of its trade; all nouns are plural. */
export interface Occupation {
  readonly title: string;
  readonly route: string;
  readonly things: readonly string[];
  readonly people: readonly string[];
  readonly papers: readonly string[];
  readonly tools: readonly string[];
  readonly places: readonly string[];
}

/** Occupations that no register holds. */
export const occupations: readonly Occupation[] = [
  {
    title: 'Bell Foundry Technician',
    route: 'Engineering and manufacturing',
    things: ['castings', 'moulds', 'alloy samples', 'finished bells', 'clappers', 'tuning charts'],
    people: ['ringers', 'parish clients', 'furnace crews', 'visitors', 'colleagues'],
    papers: ['casting logs', 'furnace procedures', 'lifting plans', 'client briefs', 'heat records'],
    tools: ['tuning lathes', 'strike hammers', 'chain hoists', 'pyrometers', 'sweep boards'],
    places: ['the casting pit', 'the tuning room', 'the yard', 'the client’s tower'],
  },
  {
    title: 'Lighthouse Operations Assistant',
    route: 'Transport and logistics',
    things: ['lamp assemblies', 'fog signals', 'station batteries', 'relief stores', 'optic panels'],
    people: ['relief keepers', 'harbour masters', 'passing crews', 'guests', 'boat handlers'],
    papers: ['watch logs', 'station orders', 'notices to mariners', 'landing plans', 'stores returns'],
    tools: ['signal testers', 'winches', 'radio sets', 'lens cloths', 'fuel gauges'],
    places: ['the lamp room', 'the landing stage', 'the station', 'the control centre'],
  },
  {
    title: 'Seed Archive Curator',
    route: 'Agriculture, environmental and animal care',
    things: ['accessions', 'seed lots', 'germination trays', 'sample envelopes', 'herbarium sheets'],
    people: ['depositors', 'field collectors', 'growers', 'research partners', 'volunteers'],
    papers: [
      'passport records',
      'transfer agreements',
      'drying protocols',
      'collection policies',
      'viability reports',
    ],
    tools: ['drying cabinets', 'cut-test kits', 'moisture meters', 'sieves', 'cold-store scanners'],
    places: ['the vault', 'the drying room', 'the trial plots', 'the reading room'],
  },
  {
    title: 'Ferry Terminal Coordinator',
    route: 'Transport and logistics',
    things: ['sailings', 'boarding lanes', 'passenger lists', 'loading plans', 'late bookings'],
    people: ['foot passengers', 'freight drivers', 'deck crews', 'agents', 'port police'],
    papers: [
      'berth schedules',
      'boarding rules',
      'terminal procedures',
      'incident reports',
      'weather bulletins',
    ],
    tools: ['lane signals', 'ticket scanners', 'public address systems', 'ramp controls', 'handheld radios'],
    places: ['the ramp', 'the check-in hall', 'the marshalling yard', 'the terminal'],
  },
  {
    title: 'Heritage Clock Restorer',
    route: 'Creative and design',
    things: ['movements', 'dials', 'escapements', 'pendulums', 'case panels', 'winding weights'],
    people: ['owners', 'museum staff', 'conservators', 'apprentices', 'suppliers'],
    papers: ['condition reports', 'conservation codes', 'estimates', 'treatment records', 'loan agreements'],
    tools: ['depthing tools', 'timing machines', 'cleaning baths', 'hand files', 'mainspring winders'],
    places: ['the workshop', 'the owner’s house', 'the store', 'the clock tower'],
  },
  {
    title: 'Peatland Ranger',
    route: 'Agriculture, environmental and animal care',
    things: ['dams', 'water levels', 'sphagnum plugs', 'boardwalks', 'grazing areas', 'fire breaks'],
    people: ['walkers', 'graziers', 'school groups', 'contractors', 'neighbouring estates'],
    papers: ['restoration plans', 'site rules', 'access agreements', 'survey sheets', 'burning notices'],
    tools: ['dip wells', 'brush cutters', 'drones', 'low-pressure vehicles', 'survey poles'],
    places: ['the bog', 'the visitor hut', 'the catchment', 'the site boundary'],
  },
];
