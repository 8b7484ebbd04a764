import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Apply from '../../src/pages/apply/index'
import { notice, office, receipt } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const getCity = () => ({ city: '湖滨', office, notice, demo: true })
const typed = { 企业名称: '青禾智造（演示）有限公司', 企业地址: '云栖路 100 号', 联系人姓名: '王禾' }
const fill = () => {
  for (const [label, value] of Object.entries(typed)) type(label, value)
}
const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

beforeEach(() => newDevice())

test('the code is put right while it is typed, and the page says what it changed', async () => {
  serve({ getCity })
  await signedIn()
  render(<Apply />)
  await screen.findByText('同意并提交')
  type('统一社会信用代码', '9135o100m000100y43')
  expect(value('统一社会信用代码')).toBe('91350100M000100Y43')
  expect(screen.getByText('信用代码第 5 位像是字母 O，应为数字 0，已为您改好，请核对')).toBeTruthy()
})

test('a code with a wrong digit is refused before anything is sent', async () => {
  const service = serve({ getCity, submitApplication: () => receipt })
  await signedIn()
  render(<Apply />)
  fill()
  type('统一社会信用代码', '91350100M000100Y44')
  expect(screen.getByText(/校验位不对/)).toBeTruthy()
  await screen.findByText('同意并提交')
  tap('同意并提交')
  expect(service.inputs('submitApplication')).toEqual([])
})

test('what the service refuses is said at its field and nothing typed is lost', async () => {
  serve({
    getCity,
    submitApplication: () =>
      refuse(1000, 'inputInvalid', '填写的内容有误，请按提示修改', [
        { field: 'subject.address', message: '企业地址里有无法识别的字符，请重新输入' },
      ]),
  })
  await signedIn()
  render(<Apply />)
  fill()
  type('统一社会信用代码', '91350100M000100Y43')
  await screen.findByText('同意并提交')
  tap('同意并提交')
  await screen.findByText(/企业地址里有无法识别的字符/)
  expect(screen.getByLabelText('企业地址').getAttribute('aria-invalid')).toBe('true')
  expect(value('企业地址')).toBe(typed.企业地址)
})

test('a draft outlives the page and ends with the receipt', async () => {
  serve({ getCity, submitApplication: () => receipt })
  await signedIn()
  const first = render(<Apply />)
  fill()
  type('统一社会信用代码', '91350100M000100Y43')
  first.unmount()
  const second = render(<Apply />)
  expect(value('企业名称')).toBe(typed.企业名称)
  await screen.findByText('同意并提交')
  tap('同意并提交')
  await waitFor(() => expect(device.opened).toEqual([`/pages/status/index?id=${receipt.id}`]))
  second.unmount()
  render(<Apply />)
  expect(value('企业名称')).toBe('')
})

test('every letter that was put right is named', async () => {
  serve({ getCity })
  await signedIn()
  render(<Apply />)
  type('统一社会信用代码', '9135O1OOM')
  expect(screen.getByText('信用代码第 5、7、8 位像是字母 O，应为数字 0。已为您改好，请核对')).toBeTruthy()
  type('统一社会信用代码', '91350100MI')
  expect(screen.getByText(/第 5、7、8 位像是字母 O，应为数字 0；第 10 位像是字母 I，应为数字 1/)).toBeTruthy()
  type('统一社会信用代码', '9135')
  expect(screen.queryByText(/像是字母/)).toBeNull()
})

test('a refusal at a field ends when that field is being corrected, and an open application is one tap away', async () => {
  let open = false
  serve({
    getCity,
    submitApplication: () =>
      open
        ? refuse(1033, 'applicationOpen', '该企业已有一件正在办理的申请')
        : refuse(1000, 'inputInvalid', '填写的内容有误', [{ field: 'subject.address', message: '地址无法识别' }]),
  })
  await signedIn()
  render(<Apply />)
  fill()
  type('统一社会信用代码', '91350100M000100Y43')
  await screen.findByText('同意并提交')
  tap('同意并提交')
  await screen.findByText(/地址无法识别/)
  type('企业地址', '云栖路 200 号')
  expect(screen.queryByText(/地址无法识别/)).toBeNull()
  open = true
  tap('同意并提交')
  fireEvent.click(await screen.findByRole('button', { name: '我的申请' }))
  expect(device.opened).toEqual(['/pages/mine/index'])
})
