/**
 * The order of test files: the slowest first, so that no long one is left alone at the end. Jest's own order knows how long a file took only on
 * a machine where it ran before; these are known everywhere. A file that is not here goes by its size.
 */
const { statSync } = require('node:fs')
const { relative, join } = require('node:path')
const Sequencer = require('@jest/test-sequencer').default

const ROOT = join(__dirname, '..')
/** The slow ones of each layer, the slowest first. */
const SLOW = [
  'integration/start.test.ts',
  'property/junk.test.ts',
  'integration/commands.test.ts',
  'integration/casework-life.test.ts',
  'property/divisions.test.ts',
  'property/casework-counts.test.ts',
  'integration/doctor.test.ts',
  'integration/reviews.test.ts',
  'integration/documents.test.ts',
  'integration/complaints.test.ts',
  'integration/division-changes.test.ts',
]
const slow = new Map(SLOW.map((path, at) => [path, SLOW.length - at]))

module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => [slow.get(relative(ROOT, path).replaceAll('\\', '/')) ?? 0, statSync(path).size]
    const ranked = tests.map((test) => ({ test, rank: rank(test) }))
    return ranked.sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1]).map(({ test }) => test)
  }
}
