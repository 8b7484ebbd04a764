/** While the leading enterprise has the next move, whoever goes along with it is late with nothing, and neither is an office. */
import { strikeClocks } from '../../cloud/casework/clock'
import { listMisfolded } from '../../cloud/casework/actions'
import { standingWords } from '../../types/words/case-standing'
import { firms, newKey, phones, TestCity } from '../support/city'
import { prepareRequest, submitAndSurvey } from '../support/jointly'
import type { Queue } from '../../types/queues'

const DAY = 86_400_000

test('a slow lead stands among the late enterprises, its partner nowhere; once the office has the move, its delay counts', async () => {
  const city = await TestCity.start()
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    let street = await city.logIn(phones.cadre)
    await city.logIn(phones.district)
    let owners = [await city.logIn(phones.owner), await city.logIn(phones.other)] as const
    const submit = (owner: string, serial: number) =>
      submitAndSurvey(city, {
        owner,
        street,
        serial,
        name: `杭州示例联建${serial}有限公司`,
        address: firms.willow.address,
        members: 2,
      })
    const lead = await submit(owners[0], 8201)
    const partner = await submit(owners[1], 8202)
    await city.call('askPartners', { key: newKey(), id: lead, partners: [partner] }, street)
    for (const [id, owner] of [
      [lead, owners[0]],
      [partner, owners[1]],
    ] as const)
      await city.call('answerJoint', { key: newKey(), id, decision: 'consented' }, owner)
    await city.call('decideForm', { key: newKey(), id: lead, form: 'joint-branch', note: '两家联合' }, street)
    await prepareRequest(city, {
      id: lead,
      owner: owners[0],
      street,
      fullName: '示例联合团支部',
      members: 4,
      candidates: ['15400000051', '15400000052'],
    })

    const pass = async (days: number) => {
      city.clock.advance(days * DAY)
      street = await city.logIn(phones.cadre)
      owners = [await city.logIn(phones.owner), await city.logIn(phones.other)]
      await city.ground.act(strikeClocks)
    }
    const rows = async (queue: Queue, session = street) => {
      const { rows, counts } = (await city.call('listQueue', { queue }, session)).result
      expect(counts[queue]).toBe(rows.length)
      return rows.map((row) => row.id)
    }
    const seen = async (id: string) => (await city.call('getCase', { id }, street)).result
    const sound = () => city.ground.act((call) => listMisfolded(call))

    await pass(60)
    expect((await seen(lead)).overdue).toBe(true)
    expect(await seen(partner)).toMatchObject({ state: 'joined', overdue: false, owner: { holder: 'enterprise' } })
    expect(await rows('enterprise-late')).toEqual([lead])
    expect(await rows('returned')).toEqual([lead])
    expect(await rows('overdue')).toEqual([])
    expect(await rows('escalated', await city.logIn(phones.district))).toEqual([])
    const { next } = (await city.call('getMyCase', { id: partner }, owners[1])).result.case
    expect(next).toBe(standingWords.leadPrepares('翠苑街道团工委'))
    // What is learnt of it meanwhile changes nothing of that.
    await city.call(
      'surveyCase',
      { key: newKey(), id: partner, way: 'phone', staff: 10, youth: 4, members: 2, party: null, note: '' },
      street,
    )
    expect(await seen(partner)).toMatchObject({ overdue: false, owner: { holder: 'enterprise' } })
    expect(await sound()).toEqual([])

    await city.call('sendRequest', { key: newKey(), id: lead, note: '' }, owners[0])
    expect(await seen(partner)).toMatchObject({ state: 'joined', overdue: false, owner: { holder: 'office' } })
    await pass(60)
    expect((await rows('overdue')).sort()).toEqual([lead, partner].sort())
    expect(await sound()).toEqual([])
  } finally {
    await city.stop()
  }
})
