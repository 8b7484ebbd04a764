// The floors and rooms of the house (docs/decisions), enforced. A rule's comment says what to do instead.
// Run by `npm run lint:house`. Tests may import anything; type-only imports may look at an earlier room's types.

/** The rooms of cloud/ in their order; rooms of one line are neighbours and do not know each other. */
const order = [
  ['divisions'],
  ['people'],
  ['pool'],
  ['organisations'],
  ['places'],
  ['intake'],
  ['duties'],
  ['casework'],
  ['cultivation'],
  ['joint'],
  ['founding'],
  ['documents'],
  ['outreach', 'fieldwork', 'feedback'],
  ['cobuilding', 'programmes', 'showcase'],
  ['insight'],
  ['rights'],
]
const any = (names) => `(${names.join('|')})`
const rooms = any(order.flat())
const engines = '(matching|routing)'
/** What stands above the rooms: it composes. */
const top = '^cloud/(protocol/|commands/|demo/|[^/]+\\.ts$)'
/** A kind of file of the rooms, also of their inner rooms (people/policy/rules.ts). */
const kept = (files) => [`^cloud/${rooms}/${files}(\\.ts$|/)`, `^cloud/${rooms}/.+/${files}(\\.ts$|/)`]
/** What a room shows to the rooms after it. */
const doors = kept('(actions|rules)')
const runtime = { dependencyTypesNot: ['type-only'] }

/** For each line of the order: nobody above or beside is known, and of those before it only the doors. */
const roomRules = order.flatMap((line, i) =>
  line.flatMap((room) => {
    const before = order.slice(0, i).flat()
    const others = order
      .slice(i)
      .flat()
      .filter((other) => other !== room)
    const rules = []
    if (others.length > 0)
      rules.push({
        name: `room-order-${room}`,
        comment: `${room} may not know a later room or a neighbour: tell it by a domain event that the later room subscribes to.`,
        severity: 'error',
        from: { path: `^cloud/${room}/` },
        to: { path: `^cloud/${any(others)}/` },
      })
    if (before.length > 0)
      rules.push({
        name: `room-doors-${room}`,
        comment:
          'Of an earlier room only its actions and rules may be called, never its store or functions (types may be read).',
        severity: 'error',
        from: { path: `^cloud/${room}/` },
        to: { path: `^cloud/${any(before)}/`, pathNot: doors, ...runtime },
      })
    return rules
  }),
)

/** One floor: it may import what is listed, nothing else of ours. */
const floor = (name, path, allowed, comment) => ({
  name: `floor-${name}`,
  comment,
  severity: 'error',
  from: { path },
  to: { path: '^(types|cloud|src|config|tests)/', pathNot: allowed },
})
const outside = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']

module.exports = {
  forbidden: [
    floor('types', '^types/', '^types/', 'The contract imports nothing of ours.'),
    {
      name: 'types-run-everywhere',
      comment: 'The contract runs in mini-programs too: no Node modules.',
      severity: 'error',
      from: { path: '^types/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engines-are-libraries',
      comment: 'matching and routing import the contract and themselves: no room, no platform, not each other.',
      severity: 'error',
      from: { path: `^cloud/${engines}/` },
      to: { path: '^(types|cloud|src|config|tests)/', pathNot: ['^types/', '^cloud/$1/'] },
    },
    {
      name: 'engines-are-pure',
      comment: 'No I/O and no clock in the engines: neither Node modules nor packages. Hand the data in.',
      severity: 'error',
      from: { path: `^cloud/${engines}/` },
      to: { dependencyTypes: outside },
    },
    floor('platform', '^cloud/platform/', '^(types|cloud/platform)/', 'The platform knows neither gateways nor rooms.'),
    floor(
      'gateways',
      '^cloud/gateways/',
      '^(types|cloud/platform|cloud/gateways)/',
      'A gateway knows the world outside, no room.',
    ),
    {
      name: 'floor-rooms',
      comment: 'A room does not know who composes it: protocol, commands, demo, main, cli stand above.',
      severity: 'error',
      from: { path: `^cloud/${rooms}/` },
      to: { path: [top, '^(src|config|tests)/'] },
    },
    {
      name: 'floor-protocol',
      comment: 'The protocol serves what main and cli compose; it does not know them.',
      severity: 'error',
      from: { path: '^cloud/protocol/' },
      to: { path: ['^cloud/(commands|demo)/', '^cloud/[^/]+\\.ts$', '^(src|config|tests)/'] },
    },
    {
      name: 'floor-top',
      comment: 'The cloud never imports the mini-program, its build or tests.',
      severity: 'error',
      from: { path: '^cloud/' },
      to: { path: '^(src|config|tests)/' },
    },
    ...roomRules,
    {
      name: 'stores-stay-home',
      comment: "A room's store is its own: everybody else goes through its actions.",
      severity: 'error',
      from: { path: '^cloud/([^/]+)' },
      to: { path: kept('store'), pathNot: '^cloud/$1/', ...runtime },
    },
    {
      name: 'functions-are-composed',
      comment:
        'Cloud functions carry authorisation and keys: only the composition (cloud/*.ts) and their own room import them.',
      severity: 'error',
      from: { path: '^cloud/([^/]+)/' },
      to: { path: kept('functions'), pathNot: '^cloud/$1/' },
    },
    {
      name: 'rules-are-pure',
      comment:
        "A room's rules have no I/O: they take what they need as arguments (events and the calendar are pure themselves).",
      severity: 'error',
      from: { path: kept('rules') },
      to: {
        path: [
          '^cloud/(platform|gateways)/',
          '(^|/)(store|actions|functions)(\\.ts$|/)',
          '^node:',
          '^(fs|net|http|https|worker_threads|child_process)(/|$)',
        ],
        pathNot: '^cloud/platform/(events|calendar/|clock)',
        ...runtime,
      },
    },
    floor('client', '^src/', '^(types|src)/', 'The mini-program knows the contract only: never the cloud.'),
    {
      name: 'client-has-no-node',
      comment: 'There is no Node in a mini-program.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'client-without-zod',
      comment:
        'Schemas weigh on the package: `import type` from the contract; at run time only its light parts (words, uscc, limits, errors, writing, follow-rules, floors, day-said, headcount-rules).',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: ['^types/', '(^|/)zod/'],
        pathNot:
          '^types/(words/|(uscc|uscc-mistyped|limits|errors|actions|case-life|writing|follow-rules|floors|day-said|headcount-rules)\\.ts$)',
        ...runtime,
      },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one concept, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody uses it and it uses nobody: delete it, or it is an entry point to be named here.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(cloud|types|src)/',
        pathNot: ['^cloud/(main|cli)\\.ts$', '\\.d\\.ts$', '\\.config\\.ts$', '^src/app\\.tsx?$', '\\.h5\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'The module does not exist.',
      severity: 'error',
      from: { path: '^(cloud|types)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Not in package.json: it is there by chance and may be gone tomorrow.',
      severity: 'error',
      from: { path: '^(cloud|types|src)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package',
      comment: 'The service and the mini-program run without devDependencies.',
      severity: 'error',
      from: { path: '^(cloud|types|src)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
}
