/** A reply looked at before it is given: never an older paper than the form, and what is odd about a number is said there as well. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { CaseView } from '../../src/cadre/case/view'
import { caseActWords as words } from '../../types/words/case-acts'
import { cadreCase, caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

const ODD = '文号 杭翠团〔2026〕9号 本单位已经用过，请核对'
const field = (id: string) => document.getElementById(id) as HTMLInputElement
const fill = (id: string, value: string) => fireEvent.input(field(id), { target: { value } })
const press = (id: string) => {
  const button = document.getElementById(id)
  if (button === null) throw new Error(`no ${id}`)
  fireEvent.click(button)
}
const paperOf = (number: unknown, more: object = {}) => ({
  kind: 'reply',
  title: '批复',
  blocks: [{ role: 'number', text: `文号是 ${String(number)}` }],
  ...more,
})

describe('a reply before it is given', () => {
  /** Lets the answer to the look at this number come. */
  let answers: Map<unknown, (odd?: boolean) => Promise<void>>
  let service: ReturnType<typeof serve>
  beforeEach(async () => {
    await newDevice({ id: caseId })
    answers = new Map()
    service = serve({
      getCase: () => cadreCase({ state: 'requested', may: ['reply'] }),
      getFounding: () => ({ recommendation: { reason: '人数足够' }, guides: [], proposedNumber: null }),
      previewDocument: ({ number }) =>
        new Promise((resolve) =>
          answers.set(number, async (odd = false) => {
            await act(async () => {
              resolve(paperOf(number, odd ? { odd: [{ field: 'number', message: ODD }] } : {}))
              await new Promise((later) => setTimeout(later, 0))
            })
          }),
        ),
      replyRequest: ({ sure }) =>
        sure === true
          ? { state: 'approved' }
          : refuse(1002, 'inputInvalid', '请核对', [{ field: 'number', message: ODD }]),
    })
    await signedIn()
    render(<CaseView id={caseId} />)
    await screen.findByText(words.acts.reply)
    press('next')
    press('act-decision-granted')
    fill('act-on', '2026-11-23')
    await screen.findByText(words.paper.look)
  })
  const look = async (number: string) => {
    fill('act-number', number)
    press('act-paper')
    await act(() => new Promise((later) => setTimeout(later, 0)))
  }
  const answer = (number: string, odd?: boolean) => answers.get(number)?.(odd)

  test('a number changed while the paper is made drops it', async () => {
    await look('甲〔2026〕1号')
    fill('act-number', '甲〔2026〕2号')
    await answer('甲〔2026〕1号')
    expect(screen.queryByText('文号是 甲〔2026〕1号')).toBeNull()
    expect(field('act-number').value).toBe('甲〔2026〕2号')
    // The form can be looked at anew at once.
    press('act-paper')
    await act(() => new Promise((later) => setTimeout(later, 0)))
    await answer('甲〔2026〕2号')
    expect(screen.getByText('文号是 甲〔2026〕2号')).toBeTruthy()
  })

  test.each([
    ['the older answers last', ['甲〔2026〕2号', '甲〔2026〕1号']],
    ['the older answers first', ['甲〔2026〕1号', '甲〔2026〕2号']],
  ])('of two looks the paper of the second stands: %s', async (_, order) => {
    await look('甲〔2026〕1号')
    await look('甲〔2026〕2号')
    for (const number of order) await answer(number)
    expect(screen.queryByText('文号是 甲〔2026〕1号')).toBeNull()
    expect(screen.getByText('文号是 甲〔2026〕2号')).toBeTruthy()
  })

  test('a day changed meanwhile drops it as well; one who only looks twice asks once', async () => {
    await look('甲〔2026〕1号')
    press('act-paper')
    expect(service.inputs('previewDocument')).toHaveLength(1)
    fill('act-on', '2026-11-22')
    await answer('甲〔2026〕1号')
    expect(screen.queryByText('文号是 甲〔2026〕1号')).toBeNull()
  })

  test('what is odd about the number stands on the paper and, back in the form, as the act itself says it', async () => {
    await look('杭翠团〔2026〕9号')
    await answer('杭翠团〔2026〕9号', true)
    expect(screen.getByText(`⚠ ${ODD}`)).toBeTruthy()
    press('paper-back')
    expect(screen.getByText(new RegExp(ODD))).toBeTruthy()
    tap(words.sure)
    press('act-confirm')
    await screen.findByText(`✓ ${words.acts.reply}：${words.done}`)
    expect(service.inputs('replyRequest')).toMatchObject([{ number: '杭翠团〔2026〕9号', sure: true }])
  })

  test('who was sure of one number is asked again about another one', async () => {
    fill('act-number', '杭翠团〔2026〕9号')
    press('act-confirm')
    await screen.findByText(new RegExp(ODD))
    tap(words.sure)
    fill('act-number', '杭翠团〔2026〕8号')
    press('act-confirm')
    await screen.findByText(new RegExp(ODD))
    expect(service.inputs('replyRequest').map(({ sure }) => sure)).toEqual([undefined, undefined])
  })
})
