/** What a poster of a place, which is nobody's by name, led to: in the funnel, to the unit. All invented. */
import { getInvitation, printedCode } from '../../cloud/intake/actions'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { FoundingWalk, usualPlan, type FoundingStep } from '../support/founding'
import { issuePoster } from '../support/invited'

describe('the funnel of posters', () => {
  let city: TestCity
  let street = ''
  let neighbour = ''
  let district = ''
  let serial = 0
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    street = await city.logIn(phones.cadre)
    neighbour = await city.logIn(phones.neighbour)
    district = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  const led = async (token: string, step: FoundingStep) => {
    const owner = await city.logIn(`154000007${String(10 + serial++)}`)
    return new FoundingWalk(city, owner, street, usualPlan, token).to(step)
  }
  const see = async (more: object = {}, session = street) => (await city.call('getFunnel', more, session)).result

  test('each enterprise that a poster led counts as far as its own application came', async () => {
    const poster = await issuePoster(city, '翠苑街道', '翠苑街道邀请您建团')
    expect((await see()).funnel.invited).toBe(0)
    await led(poster.token, 'submitted')
    expect((await see({ channel: 'poster' })).funnel).toMatchObject({
      invited: 1,
      steps: { opened: 1, submitted: 1, accepted: 0, founded: 0 },
    })
    const { id } = await led(poster.token, 'accepted')
    expect((await city.call('getCase', { id }, street)).result.submitted.invitedBy).toBe(
      '海报“翠苑街道邀请您建团”（11月23日 周一）',
    )
    await led(poster.token, 'founded')
    // In the pool, with a message of its own that it never opened: still one enterprise.
    const known = await city.logIn('15400000790')
    const input = {
      key: newKey(),
      subject: { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address },
      contactName: '示例人',
      bodies: ['league' as const],
      noticeVersion: (await city.call('getCity', {})).result.notice.version,
      via: poster.token,
    }
    await city.invite(firms.willow.uscc)
    expect((await city.call('submitApplication', input, known)).status).toBe(200)
    const right = { sent: 4, opened: 4, confirmed: 4, submitted: 4, accepted: 2, founded: 1 }
    for (const session of [street, district])
      for (const asked of [{ channel: 'poster' as const }, {}])
        expect((await see(asked, session)).funnel).toMatchObject({ invited: 4, steps: right, stopped: 0, revisited: 0 })
    const { channels } = await see()
    expect(channels.map(({ channel, funnel }) => [channel, funnel.invited, funnel.steps.submitted])).toEqual([
      ['link', 1, 0],
      ['poster', 4, 4],
    ])
  })

  test('another office sees nothing of them, a place below only its own', async () => {
    expect((await see({}, neighbour)).funnel.invited).toBe(0)
    expect((await see({ place: '/3301/330106/' }, district)).funnel.steps.submitted).toBe(4)
    const places = (await city.call('listCampaignChoices', {}, district)).result.places
    const of = (name: string) => places.find((one) => one.name === name)?.path ?? ''
    expect((await see({ place: of('翠苑街道') }, district)).funnel.steps.submitted).toBe(4)
    expect((await see({ place: of('转塘街道') }, district)).funnel.steps.submitted).toBe(0)
  })

  test('a cadre who tries a printed code has not opened it; who comes by has, and is not the invited one', async () => {
    const token = await city.ground.act(async (call) => {
      const enterprise = await findEnterpriseByUscc(call, firms.brook.uscc)
      return (await printedCode(call, { enterpriseId: enterprise?.id ?? '' })) ?? ''
    })
    const times = async () => {
      const { opened_at: opened, confirmed_at: confirmed } = await city.ground.act((call) => getInvitation(call, token))
      return { opened: opened !== null, confirmed: confirmed !== null }
    }
    await city.call('openInvitation', { token }, street)
    expect(await times()).toEqual({ opened: false, confirmed: false })
    const stranger = await city.logIn('15400000791')
    await city.call('openInvitation', { token }, stranger)
    expect(await times()).toEqual({ opened: true, confirmed: false })
  })

  test('who opened, was invited again days later and then applied has come back', async () => {
    const firm = { name: '杭州回头客测试有限公司', uscc: inventUscc(7701), address: '西湖区翠苑街道示例街9号' }
    await city.ground.act((call) => putRecords(call, [{ ...firm, street: '翠苑街道' }], 'test'))
    const { uscc } = firm
    const opened = await city.invite(uscc)
    await city.call('openInvitation', { token: opened }, await city.logIn('15400000792'))
    city.clock.advance(4 * 86_400_000)
    street = await city.logIn(phones.cadre)
    expect((await see()).funnel).toMatchObject({ stopped: 1, revisited: 0 })
    const owner = await city.logIn('15400000793')
    const invitation = await city.invite(uscc, { phone: '15400000793' })
    const input = {
      key: newKey(),
      subject: { invitation },
      contactName: '示例人',
      bodies: ['league' as const],
      noticeVersion: (await city.call('getCity', {})).result.notice.version,
    }
    await city.call('openInvitation', { token: invitation }, owner)
    expect((await city.call('submitApplication', input, owner)).status).toBe(200)
    expect((await see()).funnel).toMatchObject({ stopped: 0, revisited: 1 })
  })
})
