/** One case given to somebody: an office is found among many by its name, then who there; and what is sent back is asked for no day. */
import { fireEvent, render, screen } from '@testing-library/react'
import { CaseView } from '../../src/cadre/case/view'
import type { CadreCase } from '../../types/casework'
import { caseActWords as words } from '../../types/words/case-acts'
import { cadreCase, caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { serve } from '../support/taro/service'

const idOf = (n: number) => caseId.replace(/.{4}$/, String(n).padStart(4, '0'))
const press = (id: string) => fireEvent.click(document.getElementById(id) as HTMLElement)
const open = async (found: Partial<CadreCase>, offices: object[]) => {
  await newDevice({ id: caseId })
  const service = serve({
    getCase: () => cadreCase(found),
    getFounding: () => ({ recommendation: { reason: '人数足够' }, guides: [], proposedNumber: null }),
    listAssignees: () => ({ offices }),
    assignCase: () => ({ owner: '李穗' }),
    replyRequest: () => ({ state: 'preparing' }),
  })
  await signedIn()
  render(<CaseView id={caseId} />)
  return service
}
const officeOf = (n: number) => ({
  id: idOf(100 + n),
  name: `第${n}街道团工委`,
  persons: [
    { id: idOf(500 + n), name: '王禾' },
    { id: idOf(600 + n), name: '李穗' },
  ],
})

test('of a whole city’s offices none is listed unasked: found by its name, and a person of it taken', async () => {
  const service = await open(
    { state: 'accepted', may: ['assign'] },
    Array.from({ length: 40 }, (_, n) => officeOf(n)),
  )
  fireEvent.click(await screen.findByText(words.acts.assign))
  await screen.findByLabelText('输入单位名称查找')
  expect(screen.queryByRole('radio', { name: /街道团工委/ })).toBeNull()
  expect(screen.queryByRole('radio', { name: /李穗/ })).toBeNull()
  type('输入单位名称查找', '第37')
  tap('第37街道团工委', 'radio')
  tap('李穗', 'radio')
  tap('分工', 'radio')
  press('act-confirm')
  await screen.findByText(`✓ ${words.acts.assign}：${words.done}`)
  expect(service.inputs('assignCase')).toMatchObject([{ office: idOf(137), person: idOf(637), reason: 'share-out' }])
})

test('an office taken without a person has the case as an office', async () => {
  const service = await open({ state: 'accepted', may: ['assign'] }, [officeOf(1), officeOf(2)])
  fireEvent.click(await screen.findByText(words.acts.assign))
  await screen.findByRole('radio', { name: '第2街道团工委' })
  tap('第2街道团工委', 'radio')
  tap('分工', 'radio')
  press('act-confirm')
  await screen.findByText(`✓ ${words.acts.assign}：${words.done}`)
  expect(service.inputs('assignCase')[0]).toMatchObject({ office: idOf(102) })
  expect(service.inputs('assignCase')[0]).not.toHaveProperty('person')
})

test('a request that is sent back is asked for no number and no day, and sends none', async () => {
  const service = await open({ state: 'requested', may: ['reply'] }, [])
  fireEvent.click(await screen.findByText(words.acts.reply))
  press('act-decision-granted')
  expect(document.getElementById('act-on')).not.toBeNull()
  press('act-decision-declined')
  expect(document.getElementById('act-on')).toBeNull()
  expect(document.getElementById('act-number')).toBeNull()
  fireEvent.input(document.getElementById('act-note') as HTMLElement, { target: { value: '请改名称' } })
  press('act-confirm')
  await screen.findByText(`✓ ${words.acts.reply}：${words.done}`)
  expect(service.inputs('replyRequest')[0]).toMatchObject({ decision: 'declined', note: '请改名称' })
  expect(service.inputs('replyRequest')[0]).not.toHaveProperty('on')
})
