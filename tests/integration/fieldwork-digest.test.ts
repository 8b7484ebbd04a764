/** What follows from visits in the one digest of a working day, in the service and in DingTalk. */
import { writeDigests } from '../../cloud/casework/digests'
import { findEnterpriseByUscc } from '../../cloud/pool/actions'
import { digestParts } from '../../cloud/subscriptions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { soon } from '../support/soon'

const DAY = 86_400_000
const colleague = '15400000061'

describe('follow-ups in the digest', () => {
  let city: TestCity
  let cadre: string
  let other: string
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(colleague, '翠苑街道')
    cadre = await city.logIn(phones.cadre)
    other = await city.logIn(colleague)
    for (const [name, session] of [
      ['cadre', cadre],
      ['colleague', other],
    ] as const) {
      const code = city.hostCode('dingtalk', name)
      const linked = await city.call('linkAccount', { key: newKey(), kind: 'dingtalk', code }, session)
      expect(linked.status).toBe(200)
    }
    const phone = new FieldPhone(city, cadre)
    await phone.open()
    const enterprise = await city.ground.act(async (call) => (await findEnterpriseByUscc(call, firms.willow.uscc))?.id)
    // Due on Tuesday; and an invitation to be sent until Wednesday.
    await phone.record(visitOf({ enterprise: enterprise ?? '' }, { wish: 'yes', nextOn: '2026-11-24' }))
  })
  afterAll(() => city.stop())

  const write = () => city.ground.act((call) => writeDigests(call, digestParts))
  const digestOf = async (session: string) => (await city.call('listNotices', {}, session)).result.digest
  const sandbox = () => city.running.hosts.dingtalk
  const noticesOf = (name: string) => sandbox()?.notices.list(sandbox()?.memberOf(name) ?? '') ?? []

  test('who has nothing but follow-ups is told of them once, with the way to them; nobody else is', async () => {
    city.clock.advance(DAY)
    for (let i = 0; i < 3; i++) await write()
    expect(await digestOf(cadre)).toEqual({ on: '2026-11-24', lines: ['1 件走访后续今天到期'], leads: ['visits'] })
    expect(await digestOf(other)).toBeNull()
    await soon('the notice', () => noticesOf('cadre').length > 0)
    const card = decodeURIComponent(JSON.stringify(noticesOf('cadre')[0]?.message))
    expect(card).toContain('1 件走访后续今天到期')
    expect(card).toContain('page=cadre/visits/index')
    expect(noticesOf('cadre')).toHaveLength(1)
    expect(noticesOf('colleague')).toEqual([])
  })

  test('what was not done is overdue the next day; beside cases the notice leads to the queue', async () => {
    const owner = await city.logIn(phones.owner)
    const { version: noticeVersion } = (await city.call('getCity', {})).result.notice
    const subject = { name: '杭州某试验有限公司', uscc: inventUscc(811), address: firms.willow.address }
    const contactName = '示例联系人'
    const input = { key: newKey(), subject, contactName, bodies: ['league' as const], noticeVersion }
    expect((await city.call('submitApplication', input, owner)).status).toBe(200)
    city.clock.advance(DAY)
    await write()
    expect(await digestOf(cadre)).toEqual({
      on: '2026-11-25',
      lines: ['1 件两个工作日内到期', '1 件等待受理', '1 件走访后续今天到期', '1 件走访后续已超期'],
      leads: [null, null, 'visits', 'visits'],
    })
    await soon('the notice', () => noticesOf('cadre').length > 1)
    const cards = noticesOf('cadre').map((one) => decodeURIComponent(JSON.stringify(one.message)))
    expect(cards.filter((card) => card.includes('page=cadre/queue/index'))).toEqual([
      expect.stringContaining('走访后续已超期'),
    ])
  })

  test('whoever stands in has the digest of who is away; what is settled is in none', async () => {
    const { grants } = (await city.call('listAbsences', {}, cadre)).result
    const absent = {
      key: newKey(),
      id: grants[0]?.id ?? '',
      begins: '2026-11-26',
      ends: '2026-11-27',
    }
    expect((await city.call('recordAbsence', absent, cadre)).status).toBe(200)
    city.clock.advance(DAY)
    await write()
    expect(await digestOf(cadre)).toBeNull()
    expect((await digestOf(other))?.lines).toContain('2 件走访后续已超期')
    const { rows } = (await city.call('listFollowUps', { mine: false }, other)).result
    for (const { id } of rows) await city.call('settleFollowUp', { key: newKey(), id, outcome: 'done' }, other)
    city.clock.advance(DAY)
    await write()
    expect((await digestOf(other))?.lines.join()).not.toContain('走访后续')
  })
})
