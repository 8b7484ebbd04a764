/** The way of an application, from the invitation to the owner who sees that the street began: on the embedded database. */
import { firms, newKey, phones, TestCity } from '../support/city'

describe('an application from the invitation to the street', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
  })
  afterAll(() => city.stop())

  const submitInput = (token: string) => ({
    key: newKey(),
    subject: { invitation: token },
    contactName: '示例联系人',
    bodies: ['league' as const],
    noticeVersion: '2026-11-23',
  })

  test('is carried all the way with nothing typed but the login code', async () => {
    const token = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: phones.owner })

    const stranger = await city.call('openInvitation', { token })
    expect(stranger.result.enterprise).toEqual({ name: firms.willow.name, district: '西湖区', street: '翠苑街道' })
    expect(stranger.result.viewer).toEqual({ signedIn: false, invited: false, contactName: null, phoneMasked: null })
    expect(stranger.result.codeToInvited).toBe(true)
    expect(JSON.stringify(stranger.result)).not.toContain('示例联系人')

    await city.request('/1.1/requestSmsCode', { body: { invitation: token } })
    const login = await city.request('/1.1/usersByMobilePhone', {
      body: { invitation: token, smsCode: city.codeFor(phones.owner) },
    })
    const session = String(login.body.sessionToken)

    const invited = await city.call('openInvitation', { token }, session)
    expect(invited.result.viewer).toEqual({
      signedIn: true,
      invited: true,
      contactName: '示例联系人',
      phoneMasked: '154 **** 0001',
    })

    const input = submitInput(token)
    const receipt = await city.call('submitApplication', input, session)
    expect(receipt.status).toBe(200)
    expect(receipt.result.number).toMatch(/^20261123-\d{5}$/)
    expect(receipt.result.office.name).toBe('翠苑街道团工委')
    expect(receipt.result.dueOn).toBe('2026-11-26')
    expect(receipt.result.next).toBe(
      '翠苑街道团工委将在 3 个工作日内（最晚 11月26日 周四）告诉您是否开始办理，之后给您打电话',
    )

    // A lost reply is asked for again with the same key: the same receipt, and still one application.
    expect((await city.call('submitApplication', input, session)).result).toEqual(receipt.result)
    expect((await city.call('submitApplication', { ...input, contactName: '另一人' }, session)).error.name).toBe(
      'keyReused',
    )
    expect((await city.call('submitApplication', submitInput(token), session)).error.name).toBe('applicationOpen')

    const cadre = await city.logIn(phones.cadre)
    const queue = await city.call('listQueue', { queue: 'to-accept' }, cadre)
    expect(queue.result.rows.map((row) => [row.enterprise, row.place, row.why])).toEqual([
      [firms.willow.name, '西湖区 翠苑街道', '与库内企业一致'],
    ])
    const id = queue.result.rows[0]?.id ?? ''
    const file = await city.call('getCase', { id }, cadre)
    expect(file.result.match.decision).toBe('auto')
    expect(file.result.match.reason).toContain('信用代码一致')
    expect(file.result.route.reason).toContain('翠苑街道')
    expect(file.result.contact).toEqual({ nameMasked: '示****', phoneMasked: '154 **** 0001' })
    expect(file.result.authority).toBe('受邀手机号本人')
    expect((await city.call('revealContact', { id }, cadre)).result).toEqual({
      name: '示例联系人',
      phone: phones.owner,
    })

    expect((await city.call('acceptCase', { key: newKey(), id }, cadre)).result.state).toBe('accepted')
    const mine = await city.call('getMyCase', { id }, session)
    expect(mine.result.case.headline).toBe('已收到，开始办理')
    expect(mine.result.timeline.map((entry) => entry.title)).toEqual([
      '翠苑街道团工委已收到，开始办理',
      '您提交了申请，已送达翠苑街道团工委',
    ])
    expect((await city.call('acceptCase', { key: newKey(), id }, cadre)).error.name).toBe('caseMoved')
  })

  test('goes back once with all reasons, and comes again with everything kept', async () => {
    const token = await city.invite(firms.brook.uscc)
    const owner = await city.logIn(phones.other)
    const { id } = (await city.call('submitApplication', submitInput(token), owner)).result
    const cadre = await city.logIn(phones.neighbour)
    const returned = await city.call(
      'returnCase',
      { key: newKey(), id, reasons: ['contact', 'authority'], note: '请写明职务' },
      cadre,
    )
    expect(returned.result.state).toBe('returned')
    const mine = (await city.call('getMyCase', { id }, owner)).result
    expect(mine.returnReasons).toHaveLength(2)
    expect(mine.returnNote).toBe('请写明职务')
    expect(mine.contactName).toBe('示例联系人')
    const again = await city.call(
      'resubmitCase',
      { key: newKey(), id, contactName: '示例经理', note: '担任行政经理' },
      owner,
    )
    expect(again.result.next).toContain('转塘街道团工委')
    const file = (await city.call('getCase', { id }, cadre)).result
    expect(file.state).toBe('resubmitted')
    expect(file.timeline[0]?.detail).toBe('担任行政经理')
    expect(file.authority).toBe('身份待核实')
  })

  test('is seen by its street and by the levels above, and by nobody else', async () => {
    const mine = await city.call('listMyCases', {}, await city.logIn(phones.owner))
    const id = mine.result.cases[0]?.id ?? ''
    const neighbour = await city.logIn(phones.neighbour)
    const unknown = await city.call('getCase', { id: '00000000-0000-0000-0000-000000000000' }, neighbour)
    const foreign = await city.call('getCase', { id }, neighbour)
    // What lies outside and what does not exist answer alike.
    expect({ ...foreign.error, requestId: '' }).toEqual({ ...unknown.error, requestId: '' })
    const district = await city.logIn(phones.district)
    const seen = await city.call('getCase', { id }, district)
    // It may give the case to somebody, step in itself, and bring enterprises of several streets together; the work is the street's.
    expect(seen.result.may).toEqual(['assign', 'joint'])
    expect(
      (await city.call('returnCase', { key: newKey(), id, reasons: ['contact'], note: '' }, district)).error.name,
    ).toBe('applicationUnknown')
    const stranger = await city.logIn(phones.other)
    expect((await city.call('getMyCase', { id }, stranger)).error.name).toBe('applicationUnknown')
    expect((await city.call('listQueue', { queue: 'to-accept' }, stranger)).error.name).toBe('forbidden')
  })

  test('without an invitation a typed enterprise is matched, and an unknown one is no dead end', async () => {
    const owner = await city.logIn('15400000011')
    const typed = await city.call(
      'submitApplication',
      {
        ...submitInput(''),
        subject: {
          name: '远山雾测试咨询公司',
          uscc: firms.unknownStreet.uscc.toLowerCase(),
          address: '杭州市西湖区转塘街道示例街80号',
        },
      },
      owner,
    )
    expect(typed.result.office.name).toBe('转塘街道团工委')
    const newcomer = await city.call(
      'submitApplication',
      { ...submitInput(''), subject: { name: '杭州无此名测试有限公司', uscc: 'x', address: '杭州市西湖区' } },
      owner,
    )
    expect(newcomer.error.fields).toEqual([
      { field: 'subject.uscc', message: '统一社会信用代码应为 18 位，现在是 1 位，请对照营业执照检查' },
    ])
  })

  test('numbers of young people are asked after the receipt, one tap each', async () => {
    const owner = await city.logIn(phones.owner)
    const id = (await city.call('listMyCases', {}, owner)).result.cases[0]?.id ?? ''
    expect((await city.call('reportHeadcount', { key: newKey(), id, youth: '3+' }, owner)).result).toEqual({
      youth: '3+',
      members: null,
    })
    expect((await city.call('reportHeadcount', { key: newKey(), id, members: '1-2' }, owner)).result).toEqual({
      youth: '3+',
      members: '1-2',
    })
  })
})
