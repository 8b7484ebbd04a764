/** What the service knows stands in the cadre's forms: what is wrong with an election, what the rules recommend, the next contact. */
import { fireEvent, render, screen } from '@testing-library/react'
import { CaseView } from '../../src/cadre/case/view'
import { caseActWords as words } from '../../types/words/case-acts'
import { cadreCase, caseId } from '../support/taro/invented'
import { newDevice, signedIn } from '../support/taro/page'
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
