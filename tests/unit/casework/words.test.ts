import type { CaseState } from '../../../types/case-life'
import { caseWords } from '../../../types/words/casework'
import { ownerReasons } from '../../../types/words/case-standing'
import { jointActWords, jointProgressWords } from '../../../types/words/joint-events'
import type { CaseEvent } from '../../../cloud/casework/life/events'
import { sayStanding, tellingOf } from '../../../cloud/casework/standing'
import { isOverdue, jointOf } from '../../../cloud/casework/timeline'
import { stepOf } from '../../../cloud/casework/life/transitions'
import { stepRules } from '../../../cloud/duties/rules'
import {
  caseStates,
  endedStates,
  foundingForms,
  lackings,
  refusalReasons,
  suspensionReasons,
} from '../../../types/case-life'

/** 08:00 on 23 November in China. */
const MORNING = new Date('2026-11-23T00:00:00Z')
const OFFICE = '转塘街道团工委'
/** Words of the counter's other side. */
const OFFICE_LANGUAGE = /受理|联建|时限|提请|督办|区划|批复|经办|移出/

const isEnded = (state: CaseState): state is (typeof endedStates)[number] =>
  (endedStates as readonly CaseState[]).includes(state)
const standing = (state: CaseState, dueOn: string) => ({
  id: 'own',
  joint_lead_id: null,
  state,
  due_on: dueOn,
  holder: isEnded(state) ? null : stepRules[stepOf[state]].holder,
  form: null,
})
const say = (
  state: CaseState,
  dueOn: string,
  { event, reader = 'owner' }: { event?: CaseEvent; reader?: 'owner' | 'party' } = {},
) => sayStanding(standing(state, dueOn), { event, office: OFFICE, reader, now: MORNING })
const sayNext = (state: CaseState, dueOn: string) => say(state, dueOn).next

describe('where a case stands, in the owner’s words', () => {
  it('says who does what by when', () => {
    expect(sayNext('submitted', '2026-11-26')).toBe(
      '转塘街道团工委最晚于 11月26日 周四告诉您是否开始办理，之后给您打电话',
    )
    expect(sayNext('accepted', '2026-11-30')).toContain('11月30日 周一')
    expect(sayNext('returned', '2026-12-07')).toMatch(/^请您最晚于 12月7日 周一补充/)
  })
  it('does not promise a day that has gone by', () => {
    for (const state of ['submitted', 'accepted'] as const)
      expect(sayNext(state, '2026-11-20')).toMatch(/应在 11月20日 周五前.*现在晚了.*打电话/)
    // The enterprise's own delay is no fault of the street's, and nothing is lost by it.
    expect(sayNext('returned', '2026-11-20')).toMatch(/现在补充仍然有效/)
  })
  it('a term of office that has ended is not spoken of as one to come', () => {
    expect(sayNext('founded', '2029-11-20')).toMatch(/任期到 2029年11月20日；到期前/)
    expect(sayNext('founded', '2026-11-20')).toMatch(/已在 2026年11月20日到期，请联系转塘街道团工委/)
  })
  it('of a term that is looked after elsewhere nobody is sent to the own street', () => {
    const { next } = sayStanding(
      { ...standing('founded', '2026-11-20'), joint_lead_id: 'lead' },
      { office: OFFICE, reader: 'owner', now: MORNING },
    )
    expect(next).not.toContain('已在 2026年11月20日到期')
  })
  it('a deadline is over when its day is over in China, not in Greenwich', () => {
    expect(
      isOverdue({ state: 'submitted', holder: 'office', due_on: '2026-11-23' }, new Date('2026-11-23T15:59:59Z')),
    ).toBe(false)
    expect(
      isOverdue({ state: 'submitted', holder: 'office', due_on: '2026-11-23' }, new Date('2026-11-23T16:00:00Z')),
    ).toBe(true)
  })
  it.each(foundingForms)('says what is going to be founded, and what that is: %s', (form) => {
    const said = sayStanding(
      { ...standing('decided', '2026-12-01'), form },
      { office: OFFICE, reader: 'owner', now: MORNING },
    )
    expect(said.headline).toMatch(/^已确定建.+，正在安排指导员$/)
    expect(said.next).toMatch(/。转塘街道团工委最晚于/)
  })
  it('says plainly that something came back, and what is to be done', () => {
    const request: CaseEvent = { kind: 'request-declined', payload: { hasNote: true } }
    const election: CaseEvent = { kind: 'election-declined', payload: { hasNote: true } }
    expect(say('preparing', '2026-12-07', { event: request })).toEqual({
      headline: '建团请示需要修改后再交',
      next: '请您最晚于 12月7日 周一按转塘街道团工委的说明改好，再点“提交请示”；内容都还在',
    })
    expect(say('approved', '2026-12-07', { event: election }).headline).toBe('选举结果需要补充')
    expect(say('preparing', '2026-12-07').headline).toBe('请准备建团请示（书面申请）')
  })
  it('says why, and what is missing, to the applicant alone', () => {
    const missing: CaseEvent = {
      kind: 'deferred',
      payload: { hasNote: false, lacking: ['members', 'other'], recommended: 'not-yet', deviates: false },
    }
    expect(say('deferred', '2027-05-20', { event: missing }).next).toMatch(/^还缺：团员人数不够。转塘街道团工委会在/)
    expect(say('deferred', '2027-05-20', { event: missing, reader: 'party' }).next).not.toContain('团员')
    for (const reason of suspensionReasons) {
      const event: CaseEvent = { kind: 'suspended', payload: { hasNote: false, reason } }
      expect(say('suspended', '2026-12-07', { event }).headline).toMatch(
        reason === 'other' ? /^暂停办理$/ : /^暂停办理：/,
      )
      expect(say('suspended', '2026-12-07', { event, reader: 'party' }).headline).toBe('暂停办理')
    }
    for (const reason of refusalReasons) {
      const event: CaseEvent = { kind: 'refused', payload: { hasNote: false, reason } }
      expect(say('refused', '2026-11-23', { event }).next).toMatch(reason === 'other' ? /^不同意的/ : /^原因：/)
    }
    for (const lacking of lackings) {
      const event: CaseEvent = { ...missing, payload: { ...missing.payload, lacking: [lacking] } }
      expect(say('deferred', '2027-05-20', { event }).next).not.toContain('其他情况')
    }
  })
  it.each(caseStates)('never tells a colleague that they did it, or are to do it: %s', (state) => {
    const { headline, next } = say(state, '2029-12-07', { reader: 'party' })
    expect(headline + next).not.toContain('您')
  })
  it('uses no office language', () => {
    for (const state of caseStates) {
      const { headline, next } = say(state, '2029-12-07')
      expect(headline + next).not.toMatch(OFFICE_LANGUAGE)
    }
  })
  it('uses none in the history either, nor of the enterprise that leads', () => {
    const titles = Object.values(caseWords.event).flatMap((title) => (title === null ? [] : [title(OFFICE)]))
    const reasons = Object.values(ownerReasons).flatMap((of) => Object.values(of))
    for (const said of [...titles, ...reasons, ...Object.values(jointProgressWords), ...Object.values(jointActWords)])
      expect(said ?? '').not.toMatch(OFFICE_LANGUAGE)
  })
  it('says what a guide is where one is to come', () => {
    expect(say('decided', '2026-12-07').next).toMatch(/指导员（.*团干部）/)
  })
})

describe('which event tells how a case stands', () => {
  const guided: CaseEvent = { kind: 'guided', payload: { hasNote: false, members: null } }
  const back: CaseEvent = { kind: 'request-declined', payload: { hasNote: true } }
  const paused: CaseEvent = { kind: 'suspended', payload: { hasNote: false, reason: 'moving' } }
  const resumed: CaseEvent = { kind: 'resumed', payload: { hasNote: false } }
  it('what was sent back stays so through a pause', () => {
    expect(tellingOf('preparing', [guided, back, paused, resumed])).toBe(back)
    expect(tellingOf('suspended', [guided, back, paused])).toBe(paused)
  })
  it('a new way begins anew', () => {
    expect(tellingOf('preparing', [guided, back, { kind: 'reconsidered', payload: { hasNote: false } }, guided])).toBe(
      guided,
    )
  })
  it('the state alone tells the rest', () => {
    expect(tellingOf('submitted', [guided, back])).toBeUndefined()
  })
})

describe('what a history says of founding together', () => {
  type Noted = Extract<CaseEvent, { kind: 'joint-noted' }>['payload']
  const note = (payload: Omit<Noted, 'groupId' | 'hasNote'>): CaseEvent => ({
    kind: 'joint-noted',
    payload: { groupId: 'g', hasNote: false, ...payload },
  })
  const asked = note({ act: 'asked', leadId: null, otherId: 'lead' })
  const joined: CaseEvent = { kind: 'joint-joined', payload: { groupId: 'g', leadId: 'lead' } }
  it('a partner is asked, agrees, leaves', () => {
    expect(jointOf([])).toBe('none')
    expect(jointOf([asked])).toBe('asked')
    expect(jointOf([asked, joined])).toBe('in')
    expect(jointOf([asked, note({ act: 'declined', leadId: null, otherId: null })])).toBe('none')
    const left: CaseEvent = {
      kind: 'joint-left',
      payload: { groupId: 'g', leadId: null, why: 'left', hasNote: false },
    }
    expect(jointOf([asked, joined, left])).toBe('none')
    expect(jointOf([asked, joined, left, asked])).toBe('asked')
  })
  it('a lead is asked with the first of them, and the answers of others are none of its own', () => {
    const formed = note({ act: 'formed', leadId: 'lead', otherId: null })
    const other = note({ act: 'asked', leadId: 'lead', otherId: 'a' })
    const otherAgrees = note({ act: 'consented', leadId: 'lead', otherId: 'a' })
    expect(jointOf([formed, other, otherAgrees])).toBe('asked')
    expect(jointOf([formed, other, note({ act: 'consented', leadId: 'lead', otherId: null }), other])).toBe('in')
    expect(jointOf([formed, other, note({ act: 'ended', leadId: null, otherId: null })])).toBe('none')
  })
})
