/** What the service knows stands in the cadre's forms: what is wrong with an election, what the rules recommend, the next contact. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActName } from '../../src/cadre/case/act-table'
import { CaseView } from '../../src/cadre/case/view'
import type { CadreCase } from '../../types/casework'
import { caseActWords as words } from '../../types/words/case-acts'
import { cadreCase, caseId } from '../support/taro/invented'
import { newDevice, signedIn, type } from '../support/taro/page'
import { serve } from '../support/taro/service'

const QUORUM = '到会 1 人，应有至少 8 人到会才能选举'
const recommendation = {
  form: 'not-yet',
  reason: '还没有团员',
  alternatives: [{ form: 'joint-branch', condition: '与邻近企业联合' }],
  missing: ['还没有团员'],
  lacking: ['members'],
  remarks: ['团员比员工多，请核对人数'],
  basis: { source: '示例', local: false },
  lookAgainOn: '2027-05-24',
}
const open = async (state: 'surveyed' | 'elected' | 'requested', act: 'defer' | 'confirm' | 'reply') => {
  await newDevice({ id: caseId })
  const service = serve({
    getCase: () => cadreCase({ state, may: [act === 'defer' ? 'decide' : act], contactOn: '2026-11-27' }),
    getFounding: () => ({
      recommendation,
      guides: [],
      proposedNumber: null,
      findings: [{ level: 'warning', sentence: '名额 9 人偏多' }],
      election: { findings: [{ level: 'error', sentence: QUORUM }] },
    }),
    deferCase: () => ({ state: 'deferred' }),
  })
  await signedIn()
  render(<CaseView id={caseId} />)
  const button = await screen.findByText(words.acts[act])
  return { service, button }
}

test('the day of the next contact stands beside the next step', async () => {
  await open('elected', 'confirm')
  expect(screen.getByText(words.contactOn('2026年11月27日'))).toBeTruthy()
})

test('whoever confirms an election reads what is not as the rules ask, before the act', async () => {
  const { button } = await open('elected', 'confirm')
  fireEvent.click(button)
  expect((await screen.findByText(`⚠ ${QUORUM}`)).className).toBe('field-error')
  expect(screen.queryByText('⚠ 名额 9 人偏多')).toBeNull()
})

test('whoever replies reads what is not as the rules ask of the committee', async () => {
  const { button } = await open('requested', 'reply')
  fireEvent.click(button)
  expect((await screen.findByText('⚠ 名额 9 人偏多')).className).toBe('field-hint')
})

test('who defers finds what is lacking and the day filled in, and why', async () => {
  const { service, button } = await open('surveyed', 'defer')
  fireEvent.click(button)
  for (const said of [words.recommended('还没有团员'), words.missing('还没有团员'), '⚠ 团员比员工多，请核对人数'])
    expect(await screen.findByText(said)).toBeTruthy()
  expect(screen.getByText(/也可以：联合团支部/)).toBeTruthy()
  fireEvent.click(document.getElementById('act-confirm') as HTMLElement)
  await screen.findByText(`✓ ${words.acts.defer}：${words.done}`)
  expect(service.inputs('deferCase')).toMatchObject([{ lacking: ['members'], until: '2027-05-24' }])
})

const openCase = async (found: Partial<CadreCase>, act: ActName) => {
  await newDevice({ id: caseId })
  const service = serve({
    getCase: () => cadreCase(found),
    logContact: () => ({}),
    refuseCase: () => ({ state: 'refused', dueOn: '2026-11-30' }),
    settleDispute: () => ({ state: 'submitted', dueOn: '2026-11-30' }),
    findStreets: () => ({
      streets: [
        { id: 'cuiyuan', name: '云栖街道', district: '湖东区' },
        { id: 'other', name: '云山街道', district: '湖东区' },
      ],
    }),
  })
  await signedIn()
  render(<CaseView id={caseId} />)
  fireEvent.click(await screen.findByText(words.acts[act]))
  return service
}
const tick = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const confirm = () => fireEvent.click(document.getElementById('act-confirm') as HTMLElement)

test('with a call the people are counted where nobody knows them yet; nothing known is asked, nothing of a call that nobody took', async () => {
  const survey = { staff: null, youth: null, members: 5, at: '2026-11-23T02:00:00Z' }
  const service = await openCase({ state: 'accepted', may: ['logContact'], survey }, 'logContact')
  tick(words.options.way.phone)
  expect(screen.queryByLabelText(words.fields.staff)).toBeNull()
  tick(words.options.outcome['no-answer'])
  expect(screen.queryByLabelText(words.fields.staff)).toBeNull()
  tick(words.options.outcome.reached)
  type(words.fields.staff, '30')
  type(words.fields.youth, '12')
  expect(screen.queryByLabelText(words.fields.members)).toBeNull()
  // Whoever was not reached after all told no number.
  tick(words.options.outcome['no-answer'])
  tick(words.options.outcome.reached)
  confirm()
  await screen.findByText(`✓ ${words.acts.logContact}：${words.done}`)
  expect(service.inputs('logContact')).toEqual([
    expect.objectContaining({ way: 'phone', outcome: 'reached', staff: 30, youth: 12, nextOn: null }),
  ])
  expect(service.inputs('logContact')[0]).not.toHaveProperty('members')
})

test('what was sent back and never answered is refused for that, with one tap; of others that reason is not offered', async () => {
  const service = await openCase({ state: 'returned', may: ['refuse'] }, 'refuse')
  expect(
    screen.getByRole('radio', { name: new RegExp(words.options.refusal.unanswered) }).getAttribute('aria-checked'),
  ).toBe('true')
  confirm()
  await screen.findByText(`✓ ${words.acts.refuse}：${words.done}`)
  expect(service.inputs('refuseCase')).toMatchObject([{ reason: 'unanswered' }])
})
test('that reason is not offered of what its enterprise has answered', async () => {
  await openCase({ state: 'resubmitted', may: ['refuse'] }, 'refuse')
  expect(screen.getByText(words.options.refusal.elsewhere)).toBeTruthy()
  expect(screen.queryByText(words.options.refusal.unanswered)).toBeNull()
})

test('an agreed day that has come is said as such', async () => {
  await newDevice({ id: caseId })
  serve({ getCase: () => cadreCase({ state: 'accepted', contactOn: '2026-11-27', contactDue: true }) })
  await signedIn()
  render(<CaseView id={caseId} />)
  expect(await screen.findByText(words.contactDue('2026年11月27日'))).toBeTruthy()
})

test('a guidance is recorded with what came of it, what is next and by when; the case shows it', async () => {
  await newDevice({ id: caseId })
  let guided = false
  const service = serve({
    getCase: () =>
      cadreCase(
        guided
          ? { state: 'preparing', guidance: { outcome: 'secretary', next: 'candidates', on: '2026-12-01' }, may: [] }
          : { state: 'guiding', may: ['recordGuidance', 'nameGuide'] },
      ),
    recordGuidance: () => {
      guided = true
      return { state: 'preparing', dueOn: '2026-12-01' }
    },
  })
  await signedIn()
  render(<CaseView id={caseId} />)
  fireEvent.click(await screen.findByText(words.acts.recordGuidance))
  tick(words.options.guidance.secretary)
  tick(words.options.guidanceNext.candidates)
  type(words.fields.stepOn, '2026-12-01')
  confirm()
  await screen.findByText(words.guidance(words.options.guidance.secretary))
  expect(screen.getByText('下一步：企业商定候选人（2026年12月1日）')).toBeTruthy()
  expect(service.inputs('recordGuidance')).toMatchObject([
    { outcome: 'secretary', next: 'candidates', nextOn: '2026-12-01', members: null },
  ])
})

test('where the guide is gone, naming another one is the one obvious step', async () => {
  await newDevice({ id: caseId })
  serve({ getCase: () => cadreCase({ state: 'guiding', guideGone: true, may: ['recordGuidance', 'nameGuide'] }) })
  await signedIn()
  render(<CaseView id={caseId} />)
  await screen.findByText(words.acts.nameGuide)
  expect(document.getElementById('next')?.textContent).toBe(words.acts.nameGuide)
})

const confirming = async (term: { least: number; most: number; proposed: number }) => {
  await newDevice({ id: caseId })
  const service = serve({
    getCase: () => cadreCase({ state: 'elected', may: ['confirm'] }),
    getFounding: () => ({ recommendation, guides: [], proposedNumber: null, findings: [], election: null, term }),
    confirmElection: () => ({ state: 'founded', dueOn: '2031-11-23' }),
  })
  await signedIn()
  render(<CaseView id={caseId} />)
  fireEvent.click(await screen.findByText(words.acts.confirm))
  tick(words.decisions.confirm.granted)
  type(words.fields.on, '2026-11-23')
  return service
}
test('a term that may be of several lengths is proposed, and chosen with a tap', async () => {
  const service = await confirming({ least: 3, most: 5, proposed: 3 })
  await waitFor(() =>
    expect(screen.getByRole('radio', { name: new RegExp(words.years(3)) }).getAttribute('aria-checked')).toBe('true'),
  )
  tick(words.years(5))
  confirm()
  await screen.findByText(`✓ ${words.acts.confirm}：${words.done}`)
  expect(service.inputs('confirmElection')).toMatchObject([{ decision: 'granted', years: 5 }])
})
test('a term of one length is not asked about', async () => {
  const service = await confirming({ least: 3, most: 3, proposed: 3 })
  expect(screen.queryByText(words.fields.years)).toBeNull()
  confirm()
  await screen.findByText(`✓ ${words.acts.confirm}：${words.done}`)
  expect(service.inputs('confirmElection')[0]).not.toHaveProperty('years')
})

test('between two streets, each is one tap; others are found by name, and neither stands there twice', async () => {
  const disputants = [
    { office: 'cuiyuan', name: '湖东区 云栖街道' },
    { office: 'zhuantang', name: '湖西区 转山街道' },
  ]
  const service = await openCase({ state: 'disputed', may: ['settle'], disputants }, 'settle')
  type(words.fields.elsewhere, '云')
  await screen.findByRole('radio', { name: '湖东区 云山街道' })
  tick('湖东区 云栖街道')
  confirm()
  await screen.findByText(`✓ ${words.acts.settle}：${words.done}`)
  expect(service.inputs('settleDispute')).toMatchObject([{ id: caseId, office: 'cuiyuan' }])
})
