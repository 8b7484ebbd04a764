import { createTokens } from '../../../cloud/platform/tokens'
import { invitationToken as tokenField } from '../../../types/fields'
import { limits } from '../../../types/limits'

const tokens = createTokens(Buffer.alloc(32, 7))
const issue = () => {
  const id = tokens.newInvitationId()
  return { id, token: tokens.invitationToken(id) }
}

describe('invitation tokens', () => {
  it('fit into a scene of WeChat: its alphabet, at most 32 characters, and what the contract takes', () => {
    for (let i = 0; i < 100; i++) {
      const { token } = issue()
      expect(token).toMatch(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
      // Also without a character that a link or a query would have to escape.
      expect(encodeURIComponent(token)).toBe(token)
      expect(tokenField.safeParse(token).success).toBe(true)
      expect(token.length).toBeLessThanOrEqual(limits.invitationToken.max)
    }
  })

  it('are opaque and never the same', () => {
    const all = new Set(Array.from({ length: 1000 }, () => issue().token))
    expect(all.size).toBe(1000)
  })

  it('give their id back, always the same token for the same id', () => {
    const { id, token } = issue()
    expect(tokens.findInvitationId(token)).toBe(id)
    expect(tokens.invitationToken(id)).toBe(token)
  })

  it('are refused without a query when one character is not ours', () => {
    const { token } = issue()
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A'
      expect(tokens.findInvitationId(token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined()
    }
  })

  it.each([
    ['empty', () => ''],
    ['cut short', () => issue().token.slice(0, -1)],
    ['only the id', () => issue().id],
    ['too long', () => `${issue().token}A`],
    ['padded', () => `${issue().token.slice(0, -1)}=`],
    ['of another key', () => createTokens(Buffer.alloc(32, 8)).invitationToken(issue().id)],
    ['two halves of two', () => issue().id + issue().token.slice(16)],
    ['Chinese', () => '邀'.repeat(24)],
    ['zeros', () => '\u0000'.repeat(24)],
  ])('are refused when %s', (_, forge) => {
    expect(tokens.findInvitationId(forge())).toBeUndefined()
  })
})

describe('other secrets', () => {
  it('login codes have six digits, zeros in front included', () => {
    const codes = Array.from({ length: 5000 }, () => tokens.newLoginCode())
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([])
    expect(codes.some((code) => code.startsWith('0'))).toBe(true)
    expect(new Set(codes).size).toBeGreaterThan(4900)
  })
  it('sessions carry 256 random bits', () => {
    const token = tokens.newSessionToken()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(tokens.newSessionToken()).not.toBe(token)
  })
  it('a hash tells neither the secret nor that two purposes share it, and needs the key', () => {
    expect(tokens.hash('session', 'x')).toEqual(tokens.hash('session', 'x'))
    expect(tokens.hash('session', 'x')).not.toEqual(tokens.hash('login-code', 'x'))
    expect(tokens.hash('a', 'b')).not.toEqual(tokens.hash('ab', ''))
    expect(tokens.hash('session', 'x')).not.toEqual(createTokens(Buffer.alloc(32, 8)).hash('session', 'x'))
  })
})
