/** The two last released clients keep working against today's service. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lacks, replayInNewCity, type Release } from '../support/recorded'

const FOLDER = join(__dirname, '..', 'compat', 'releases')
const releases = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Release)
  .sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
  .slice(-2)

describe('recorded requests of released clients', () => {
  test('there is at least one release', () => {
    expect(releases.length).toBeGreaterThan(0)
  })

  test.each(releases.map((release) => [release.version, release] as const))('%s', async (_version, release) => {
    expect((await replayInNewCity(release)).problems).toEqual([])
  })

  test('a field that is gone, or of another type, is noticed', () => {
    expect(lacks({ a: { b: 'x', c: 1 } }, { a: { b: 2 } })).toEqual(['a.b', 'a.c'])
    expect(lacks({ rows: [{ id: 'x' }] }, { rows: [{}] })).toEqual(['rows[0].id'])
    expect(lacks({ a: 'x' }, { a: 'y', more: true })).toEqual([])
  })
})
