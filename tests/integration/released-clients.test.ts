/** The two last released clients keep working against today's service. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firms, newKey, phones, TestCity } from '../support/city'
import { lacks, replay, type Release } from '../support/recorded'

const FOLDER = join(__dirname, '..', 'compat', 'releases')
const releases = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Release)
  .sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
  .slice(-2)

/** `RECORD_RELEASE=0.1.0 npx jest …`: writes down what today's service answers, once, when a version is released. */
function record(release: Release, replies: readonly unknown[]): void {
  const requests = release.requests.map((request, i) => ({ ...request, reply: replies[i] }))
  writeFileSync(join(FOLDER, `${release.version}.json`), `${JSON.stringify({ ...release, requests }, null, 1)}\n`)
}

describe('recorded requests of released clients', () => {
  test('there is at least one release', () => {
    expect(releases.length).toBeGreaterThan(0)
  })

  test.each(releases.map((release) => [release.version, release] as const))('%s', async (_version, release) => {
    const city = await TestCity.start()
    try {
      await city.appoint(phones.cadre, '翠苑街道')
      const values = new Map([
        ['token', await city.invite(firms.willow.uscc, { name: '示例联系人', phone: phones.owner })],
        ['phone-owner', phones.owner],
        ['phone-cadre', phones.cadre],
        ...Array.from({ length: 9 }, (_, i) => [`key-${i}`, newKey()] as [string, string]),
      ])
      const { problems, replies } = await replay(city, release, values)
      if (process.env.RECORD_RELEASE === release.version) record(release, replies)
      else expect(problems).toEqual([])
    } finally {
      await city.stop()
    }
  })

  test('a field that is gone, or of another type, is noticed', () => {
    expect(lacks({ a: { b: 'x', c: 1 } }, { a: { b: 2 } })).toEqual(['a.b', 'a.c'])
    expect(lacks({ rows: [{ id: 'x' }] }, { rows: [{}] })).toEqual(['rows[0].id'])
    expect(lacks({ a: 'x' }, { a: 'y', more: true })).toEqual([])
  })
})
