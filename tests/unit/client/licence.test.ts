import { readLicence } from '../../../src/client/licence'

const CODE = '91350100M000100Y43'

describe('what a licence says', () => {
  it.each([
    ['a bare code', CODE],
    ['lower case', CODE.toLowerCase()],
    ['a text of many lines', `统一社会信用代码：${CODE}\n企业名称：青禾智造（演示）有限公司\n登记机关：演示`],
    ['a link with the code in its query', `https://example.test/licence?uniscid=${CODE}&v=2`],
    ['a link with percent signs', `https://example.test/?d=${encodeURIComponent(`信用代码:${CODE}`)}`],
    ['full width', '９１３５０１００Ｍ０００１００Ｙ４３'],
  ])('%s gives the code', (_, scanned) => {
    expect(readLicence(scanned)?.uscc).toBe(CODE)
  })
  it('takes the name where the text tells it', () => {
    expect(readLicence(`名称：青禾智造（演示）有限公司；统一社会信用代码：${CODE}`)).toEqual({
      uscc: CODE,
      name: '青禾智造(演示)有限公司',
    })
  })
  it.each([
    ['nothing', ''],
    ['a link of the register without a code', 'http://www.example.test/%7B4f2a9c%7D'],
    ['a code with a wrong check character', '91350100M000100Y44'],
    ['a broken escape', '%E4%B8'],
    ['a code inside a longer run: which 18 are meant nobody knows', `00000${CODE}99`],
    ['digits that are no code', '123456789012345678901234567890'],
  ])('%s gives nothing', (_, scanned) => {
    expect(readLicence(scanned)).toBeUndefined()
  })
})
