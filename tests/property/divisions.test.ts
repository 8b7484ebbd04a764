/** Whatever the city does to its streets, in whatever order: every street has its office, and nothing lies with one that ended. */
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { listMisfolded } from '../../cloud/casework/actions'
import { ensureTreeBeside } from '../../cloud/divisions/actions'
import { staffWords } from '../../types/words/staff'
import { DivisionDesk, type AskedChange } from '../support/divisions'
import { inventUscc, newKey, TestCity } from '../support/city'

/** What must never be: a query each that lists it. Time is moved by hand: `:now`. */
const NEVER: Readonly<Record<string, string>> = {
  'an office without the one above, or at another path than its own': `
    select office.path from office left join office above on above.id = office.parent_id
    where office.ended_on is null and office.level <> 'city'
      and (above.id is null or above.ended_on is not null or above.body <> office.body
        or office.path <> above.path || office.division_code || '/')`,
  'a street without exactly one office of the League and of the union': `
    select street.code from division street join division above on above.code = street.parent_code
    left join office on office.division_code = street.code and office.ended_on is null
    where street.level = 'street' and street.valid_until is null and above.parent_code = '3301'
    group by street.code having count(*) filter (where office.body = 'league') <> 1 or count(*) filter (where office.body = 'union') <> 1`,
  'an office for a street that ended': `
    select office.path from office join division on division.code = office.division_code
    where division.valid_until is not null and office.ended_on is null`,
  'two streets of one name in a district': `
    select name from division where level = 'street' and valid_until is null and code like '3301%'
    group by parent_code, name having count(*) > 1`,
  'a community of a street that ended': `
    select community.code from division community join division street on street.code = community.parent_code
    where community.level = 'community' and street.valid_until is not null`,
  'a grant at an office that ended': `
    select cadre_grant.id from cadre_grant join office on office.id = office_id
    where ended_on is not null and (valid_until is null or valid_until > :now)`,
  'somebody who holds a role twice at an office': `
    select person_id from cadre_grant where valid_until is null group by person_id, role, office_id having count(*) > 1`,
  'an application at an office that ended': `
    select application.id from application join office on office.id = office_id where ended_on is not null`,
  'a case at an office that ended, or at another path than its office': `
    select file.id from case_file file join office on office.id = file.office_id
    left join office owner on owner.id = file.owner_id join application on application.id = file.id
    where office.ended_on is not null or office.path <> file.office_path or application.office_id <> file.office_id
      or owner.ended_on is not null or owner.path <> file.owner_path`,
  'an open duty at an office that ended': `
    select duty.id from duty join office on office.id = office_id where ended_on is not null and fulfilled_at is null`,
  'a complaint at an office that ended': `
    select complaint.id from complaint join office on office.id = office_id
    where ended_on is not null or office.path <> office_path`,
  'an enterprise at a place that is none': `
    select enterprise_id from enterprise_search
    where not exists (select 1 from office where path = place and ended_on is null and body = 'league')`,
  'a former name that leads to a street that ended': `
    select history.name from division_history history, unnest(today_codes) as today (code) join division on division.code = today.code where division.valid_until is not null`,
}

interface Thrown {
  kind: AskedChange['kind']
  at: number[]
  goesOn: boolean
  later: boolean
}
/** A change by dice: which kind, which streets of those that are there, by their place in the list. */
const dice: fc.Arbitrary<Thrown> = fc.record({
  kind: fc.constantFrom<AskedChange['kind']>('merge', 'split', 'rename', 'move'),
  at: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
  goesOn: fc.boolean(),
  later: fc.boolean(),
})

describe('changes of streets in any order', () => {
  let city: TestCity
  let desk: DivisionDesk
  let serial = 0
  /** The districts that the dice move streets within and between. */
  const DISTRICTS = ['330106', '330110']

  beforeAll(async () => {
    city = await TestCity.start()
    await city.ground.act((call) => ensureTreeBeside(call, 'union', staffWords.partners.union))
    desk = await new DivisionDesk(city).open()
    const { version } = (await city.call('getCity', {})).result.notice
    const { districts } = await desk.tree()
    const streets = districts.filter(({ code }) => DISTRICTS.includes(code)).flatMap((one) => one.streets)
    for (const [i, street] of streets.entries()) {
      if (i % 2 === 0) await city.appoint(`154000007${String(i % 10).padStart(2, '0')}`, street.name)
      const owner = await city.logIn(`154000008${String(i).padStart(2, '0')}`)
      const address = `${street.code.startsWith('330106') ? '西湖区' : '余杭区'}${street.name}试验路${i}号`
      const subject = { name: '杭州区划骰测试有限公司', uscc: inventUscc(500 + i), address }
      const application = { key: newKey(), subject, contactName: '示例', bodies: ['league' as const] }
      const { result } = await city.call('submitApplication', { ...application, noticeVersion: version }, owner)
      if (i % 3 === 0)
        await city.call(
          'fileComplaint',
          { key: newKey(), kind: 'complaint', text: '示例', from: 'status', about: result.id },
          owner,
        )
      if (i % 5 === 0) await city.call('withdrawApplication', { key: newKey(), id: result.id }, owner)
    }
  })
  afterAll(() => city.stop())

  /** A change that makes sense with the streets of now. */
  async function changeOf(thrown: Thrown): Promise<AskedChange> {
    const { districts } = await desk.tree()
    const here = districts.filter(({ code }) => DISTRICTS.includes(code))
    const streets = here.flatMap((one) => one.streets.map((street) => ({ ...street, district: one.code })))
    const pick = (n: number) => streets[n % streets.length]!
    const name = () => `骰${String.fromCharCode(0x4e00 + serial++)}街道`
    const [one, other] = [pick(thrown.at[0]!), pick(thrown.at[1]!)]
    switch (thrown.kind) {
      case 'rename':
        return { kind: 'rename', subjects: [one.code], into: [{ name: name() }] }
      case 'move':
        return {
          kind: 'move',
          subjects: [one.code],
          into: [{ district: DISTRICTS.find((code) => code !== one.district) ?? '', name: name() }],
        }
      case 'split': {
        const { communities } = await desk.tree(one.code)
        const given = communities.filter((_, i) => (i + thrown.at[2]!) % 2 === 0).map(({ code }) => code)
        const next = { name: name(), communities: given }
        return {
          kind: 'split',
          subjects: [one.code],
          into: thrown.goesOn ? [next, { code: one.code }] : [next, { name: name() }],
        }
      }
      case 'merge': {
        const subjects = [...new Set([one.code, other.code])]
        if (subjects.length < 2) return { kind: 'rename', subjects, into: [{ name: name() }] }
        return { kind: 'merge', subjects, into: [thrown.goesOn ? { code: other.code } : { name: name() }] }
      }
    }
  }

  async function neverIs(): Promise<void> {
    const now = `'${city.clock.now().toISOString()}'::timestamptz`
    for (const [what, query] of Object.entries(NEVER))
      expect([what, await desk.rows(sql.raw(query.replace(':now', now)))]).toEqual([what, []])
  }

  test('nothing is left with an office that ended', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(dice, { minLength: 1, maxLength: 4 }), async (sequence) => {
        await desk.enter()
        for (const thrown of sequence) {
          const asked = await changeOf(thrown)
          if (thrown.later) {
            const day = new Date(city.clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
            await desk.done({ ...asked, effectiveOn: day })
            city.clock.advance(3 * 86_400_000)
            // The service's own loop may have been faster.
            await desk.due()
            expect((await desk.changes()).filter(({ state }) => state !== 'applied')).toEqual([])
          } else await desk.done({ ...asked, effectiveOn: city.clock.now().toISOString().slice(0, 10) })
          await neverIs()
          expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
        }
      }),
      // What went before cannot be taken back: a shorter sequence would begin with the same streets no more.
      { numRuns: 15, endOnFailure: true },
    )
    const before = await desk.tree()
    await desk.fillAnew()
    expect(await desk.tree()).toEqual(before)
    await neverIs()
  })
})
