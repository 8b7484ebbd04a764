import { NO_ANSWER } from '../../../src/client/adapters'
import { fieldMessage, isUnanswered, toFailure } from '../../../src/client/failure'
import { errorWords } from '../../../types/words/errors'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/taro/taro'))

test('no answer and a run-out time are said as a matter of the network, and may be sent again', () => {
  for (const error of [{ code: NO_ANSWER }, { code: -1, rawMessage: 'Timeout' }]) {
    expect(isUnanswered(error)).toBe(true)
    expect(toFailure(error)).toMatchObject({ name: 'offline', message: expect.stringContaining('尚未提交') as string })
  }
})

test('a refusal of the service keeps its name, its sentence and its fields', () => {
  const fields = [{ field: 'subject.uscc', message: '请核对' }]
  const failure = toFailure({ code: 1000, name: 'inputInvalid', rawMessage: '填写有误', fields, requestId: 'r-1' })
  expect(failure).toEqual({ name: 'inputInvalid', message: '填写有误', fields, requestId: 'r-1' })
  expect(fieldMessage(failure, 'uscc')).toBe('请核对')
  expect(fieldMessage(failure, 'address')).toBeUndefined()
})

test.each([
  new TypeError('x is not a function'),
  undefined,
  { code: -1, rawMessage: '<html>502</html>' },
  { name: 'toString' },
])('anything else (%s) is said in our words', (error) => {
  expect(toFailure(error)).toEqual({ name: 'unexpected', message: errorWords.unexpected, fields: [] })
})
