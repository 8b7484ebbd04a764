/** The day's digest in DingTalk: once a cadre and working day, many in one call, in doubt not again. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { writeDigests } from '../../cloud/casework/digests'
import { digestParts } from '../../cloud/subscriptions'
import type { ChannelOutcome } from '../../cloud/gateways/channels/port'
import type { WorkNotice, WorkNotices } from '../../cloud/gateways/dingtalk/port'
import { createSandboxDingtalk, SANDBOX_DINGTALK_APP } from '../../cloud/gateways/dingtalk/sandbox'
import { createWorkNotices } from '../../cloud/gateways/dingtalk/work-notices'
import {
  forgetOldWorkNotices,
  sendWorkNotices,
  settleWorkNotices,
  wantDigestNotice,
} from '../../cloud/outreach/actions'
import { workNoticeRules } from '../../cloud/outreach/notices/rules'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { soon } from '../support/soon'
import { getPersonBy } from '../../cloud/people/persons/actions'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What DingTalk was asked, and its real client with the sandbox behind it. */
function watched(city: TestCity) {
  const sandbox = createSandboxDingtalk(city.clock)
  const real = createWorkNotices({ ...SANDBOX_DINGTALK_APP, ask: sandbox.ask, clock: city.clock })
  const calls: WorkNotice[] = []
  let instead: ((notice: WorkNotice) => ChannelOutcome | undefined) | undefined
  const notices: WorkNotices = {
    name: real.name,
    send: async (notice) => {
      calls.push(notice)
      return instead?.(notice) ?? real.send(notice)
    },
    results: (task) => real.results(task),
  }
  return {
    sandbox,
    notices,
    calls,
    answer: (with_: typeof instead) => {
      instead = with_
    },
  }
}

describe('the sender of work notices', () => {
  let city: TestCity
  let dingtalk: ReturnType<typeof watched>
  const ground = () => ({ ...city.ground, notices: dingtalk.notices })
  const send = () => sendWorkNotices(ground())
  const today = () => new Date(city.clock.now().getTime() + 8 * HOUR).toISOString().slice(0, 10)
  /** A person with a DingTalk account, whose digest is written. */
  const cadre = async (lines: string[], person = randomUUID() as string, isMember = true) => {
    const userId = isMember ? dingtalk.sandbox.memberOf(person) : `gone-${person}`
    return city.ground.act(async (call) => {
      const { personId } = await getPersonBy(call, 'account/dingtalk', `${SANDBOX_DINGTALK_APP.corpId}/${userId}`)
      await wantDigestNotice(call, { personId, on: today(), page: null, lines })
      return { personId, userId }
    })
  }
  const got = (userId: string) => dingtalk.sandbox.notices.list(userId).length
  const states = async () => {
    const { rows } = await city.ground.act((call) =>
      sql<{ state: string; n: number }>`select state, count(*)::int as n from work_notice group by 1`.execute(call.tx),
    )
    return Object.fromEntries(rows.map((row) => [row.state, row.n]))
  }
  const rowOf = async (personId: string) => {
    const { rows } = await city.ground.act((call) =>
      sql<{ state: string; reason: string | null }>`
        select state, reason from work_notice where person_id = ${personId} order by on_date desc limit 1`.execute(
        call.tx,
      ),
    )
    return rows[0]
  }

  beforeAll(async () => {
    // No DingTalk of the service's own: nothing sends beside the test.
    city = await TestCity.start({ DINGTALK_PROVIDER: '' })
  })
  beforeEach(async () => {
    dingtalk = watched(city)
    await city.ground.act((call) => sql`delete from work_notice`.execute(call.tx))
  })
  afterAll(() => city.stop())

  test('those who read the same get it in one call, a hundred at the most; each gets one, however often it is wanted and sent', async () => {
    const same = []
    for (let i = 0; i < 150; i++) same.push(await cadre(['1 件今天到期']))
    const other = await cadre(['2 件已超期'])
    for (const { personId } of same.slice(0, 3))
      await city.ground.act((call) =>
        wantDigestNotice(call, { personId, on: today(), page: null, lines: ['9 件已超期'] }),
      )
    while ((await send()) > 0);
    expect(dingtalk.calls.map((call) => call.to.length).sort((a, b) => a - b)).toEqual([1, 50, 100])
    for (const { userId } of [...same, other]) expect(got(userId)).toBe(1)
    expect(await states()).toEqual({ sent: 151 })
    const card = dingtalk.sandbox.notices.list(other.userId)[0]?.message
    expect(card).toMatchObject({ msgtype: 'action_card', action_card: { single_title: '打开工作台' } })
    const said = JSON.stringify(card)
    expect(said).toContain('2 件已超期')
    expect(decodeURIComponent(said)).toContain('page=cadre/queue/index')
    await city.ground.act((call) =>
      wantDigestNotice(call, { ...other, on: today(), page: null, lines: ['2 件已超期'] }),
    )
    expect(await send()).toBe(0)
  })

  test('who wants to read in the service only, has no account there, or has nothing to do gets none', async () => {
    const silent = await cadre(['1 件今天到期'])
    await city.ground.act((call) =>
      sql`insert into message_preference values (${silent.personId}, 'inbox', ${call.now})`.execute(call.tx),
    )
    const unlinked = await cadre(['1 件今天到期'])
    await city.ground.act((call) =>
      sql`delete from personal_value where person_id = ${unlinked.personId}`.execute(call.tx),
    )
    const idle = await cadre([])
    expect(await send()).toBe(2)
    expect(dingtalk.calls).toEqual([])
    expect(await rowOf(silent.personId)).toEqual({ state: 'dropped', reason: 'inbox' })
    expect(await rowOf(unlinked.personId)).toEqual({ state: 'dropped', reason: 'no-account' })
    expect(await rowOf(idle.personId)).toBeUndefined()
  })

  test('who left DingTalk is not said to have been sent it; the others of the list are', async () => {
    const [one, gone, two] = [
      await cadre(['1 件已超期']),
      await cadre(['1 件已超期'], randomUUID(), false),
      await cadre(['1 件已超期']),
    ]
    await send()
    expect(dingtalk.calls).toHaveLength(1)
    // DingTalk is asked a while later, and once.
    await settleWorkNotices(ground())
    expect(await states()).toEqual({ sent: 3 })
    city.clock.advance(3 * MINUTE)
    await settleWorkNotices(ground())
    expect(await rowOf(gone.personId)).toEqual({ state: 'refused', reason: 'unknownMember' })
    expect(await rowOf(one.personId)).toEqual({ state: 'sent', reason: null })
    expect(got(two.userId)).toBe(1)
  })

  test('a list that is refused for one wrong id is asked for in halves: nobody is left out, nobody gets two', async () => {
    const members = []
    for (let i = 0; i < 7; i++) members.push(await cadre(['1 件今天到期']))
    const wrong = `${SANDBOX_DINGTALK_APP.corpId}/${members[4]?.userId ?? ''}`
    dingtalk.answer(({ to }) =>
      to.includes(wrong)
        ? { outcome: 'refused', code: '40031', reason: 'errcode 40031', retry: 'elsewhere' }
        : undefined,
    )
    await send()
    expect(members.map(({ userId }) => got(userId))).toEqual([1, 1, 1, 1, 0, 1, 1])
    expect(await states()).toEqual({ sent: 6, refused: 1 })
  })

  test('a sender that dies after its claim leaves it in doubt: given up, never sent again', async () => {
    const one = await cadre(['1 件今天到期'])
    // The claim is committed, then the process is gone: here the answer that never comes.
    let isAsked = () => {}
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve
    })
    const hanging: WorkNotices = {
      ...dingtalk.notices,
      send: () => {
        isAsked()
        return new Promise(() => {})
      },
    }
    void sendWorkNotices({ ...ground(), notices: hanging })
    await asked
    expect(await states()).toEqual({ sending: 1 })
    expect(await send()).toBe(0)
    city.clock.advance((workNoticeRules.claimLifeMinutes + 1) * MINUTE)
    expect(await send()).toBe(0)
    expect(await rowOf(one.personId)).toMatchObject({ state: 'unknown' })
    expect(got(one.userId)).toBe(0)
  })

  test('an answer that says nothing is not tried again; one that surely sent nothing is, twice', async () => {
    const doubtful = await cadre(['1 件今天到期'])
    dingtalk.answer(() => ({ outcome: 'unknown', reason: 'no answer' }))
    await send()
    dingtalk.answer(() => ({ outcome: 'refused', code: '90018', reason: 'errcode 90018', retry: 'later' }))
    const patient = await cadre(['2 件今天到期'])
    for (const [minutes, calls] of [
      [0, 2],
      [0, 2],
      [2, 3],
      [11, 4],
      [60, 4],
    ] as const) {
      city.clock.advance(minutes * MINUTE)
      while ((await send()) > 0);
      expect(dingtalk.calls).toHaveLength(calls)
    }
    expect(await rowOf(doubtful.personId)).toMatchObject({ state: 'unknown' })
    expect(await rowOf(patient.personId)).toEqual({ state: 'refused', reason: '90018' })
  })

  test('yesterday’s digest, and the morning’s in the evening, are not sent any more; what is old goes', async () => {
    const late = await cadre(['1 件今天到期'])
    // START is ten in the morning of China's clock; each test moved it a little.
    const toNext = (hour: number) =>
      city.clock.advance(DAY - ((city.clock.now().getTime() + 8 * HOUR) % DAY) + hour * HOUR)
    toNext(9)
    await send()
    expect(await rowOf(late.personId)).toEqual({ state: 'dropped', reason: 'late' })
    const evening = await cadre(['1 件今天到期'])
    city.clock.advance((workNoticeRules.untilHour - 9) * HOUR)
    await send()
    expect(await rowOf(evening.personId)).toEqual({ state: 'dropped', reason: 'late' })
    expect(dingtalk.calls).toEqual([])
    city.clock.advance((workNoticeRules.keptDays + 2) * DAY)
    await city.ground.act((call) => forgetOldWorkNotices(call))
    expect(await states()).toEqual({})
  })
})

test('in the service: a cadre with DingTalk finds the day’s digest there in the morning, one without in the workbench only', async () => {
  const city = await TestCity.start()
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    const cadre = await city.logIn(phones.cadre)
    const owner = await city.logIn(phones.owner)
    const linked = await city.call(
      'linkAccount',
      { key: newKey(), kind: 'dingtalk', code: city.hostCode('dingtalk', 'cadre') },
      cadre,
    )
    expect(linked.status).toBe(200)
    const { version: noticeVersion } = (await city.call('getCity', {})).result.notice
    const subject = { name: '杭州一号测试有限公司', uscc: inventUscc(801), address: firms.willow.address }
    const application = {
      key: newKey(),
      subject,
      contactName: '示例联系人',
      bodies: ['league' as const],
      noticeVersion,
    }
    expect((await city.call('submitApplication', application, owner)).status).toBe(200)
    for (let i = 0; i < 2; i++) await city.ground.act((call) => writeDigests(call, digestParts))
    const sandbox = city.running.hosts.dingtalk
    const list = () => sandbox?.notices.list(sandbox.memberOf('cadre')) ?? []
    await soon('the notice', () => list().length > 0)
    expect(list()).toHaveLength(1)
    expect(JSON.stringify(list()[0]?.message)).toContain('1 件等待受理')
    expect(JSON.stringify(list()[0]?.message)).not.toMatch(/测试有限公司|示例|\b154\d{8}\b/)
    expect((await city.call('listNotices', {}, cadre)).result.digest?.lines).toEqual(['1 件等待受理'])
  } finally {
    await city.stop()
  }
})
