import { errorRegistry } from '../../../types/errors'
import { errorWords } from '../../../types/words/errors'

describe('the registry of errors', () => {
  const entries = Object.entries(errorRegistry)
  it('gives every code to one name only', () => {
    // LeanCloud's 211 means both: no such session, no such user.
    const codes = entries.filter(([name]) => name !== 'accountUnknown').map(([, { code }]) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })
  it('keeps to HTTP’s statuses for errors; 5xx only where no person is at fault', () => {
    for (const [name, { code, status }] of entries) {
      expect(Number.isInteger(code) && code > 0).toBe(true)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(600)
      if (status >= 500) expect(['smsNotSent', 'hostUnavailable', 'busy', 'unexpected']).toContain(name)
    }
  })
  it('keeps the codes that LeanCloud’s client knows, and leaves 1000 and up to ours', () => {
    const { sessionInvalid, passwordLogin, smsCodeWrong, smsTooSoon } = errorRegistry
    expect([sessionInvalid.code, sessionInvalid.status]).toEqual([211, 400])
    expect([passwordLogin.code, passwordLogin.status]).toEqual([210, 400])
    expect([smsCodeWrong.code, smsTooSoon.code]).toEqual([603, 601])
  })
  it('has a sentence for every name, that says what happened or what to do', () => {
    expect(Object.keys(errorWords).sort()).toEqual(Object.keys(errorRegistry).sort())
    for (const sentence of Object.values(errorWords)) expect(sentence).toMatch(/[\u4e00-\u9fff]{4}/)
    const sentences = Object.values(errorWords)
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})
