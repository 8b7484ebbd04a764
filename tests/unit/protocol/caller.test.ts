import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { readConfiguration } from '../../../cloud/platform/configuration/read'
import { Failure } from '../../../cloud/platform/failure'
import { checkSignature, deviceOf, requestIdOf, sessionTokenOf } from '../../../cloud/protocol/caller'

const configuration = readConfiguration({ LC_APP_ID: 'app', LC_APP_KEY: 'key' })
const request = (headers: Record<string, string | string[] | undefined>) => ({ headers }) as unknown as FastifyRequest
const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const sign = (timestamp: string, key = 'key') => `${md5(timestamp + key)},${timestamp}`

describe('the signature', () => {
  const check = (headers: Record<string, string | string[] | undefined>) => () =>
    checkSignature(request(headers), configuration)
  it('of our clients passes, in either case', () => {
    expect(check({ 'x-lc-id': 'app', 'x-lc-sign': sign('1700000000000') })).not.toThrow()
    expect(check({ 'x-lc-id': 'app', 'x-lc-sign': `${md5('17key').toUpperCase()},17` })).not.toThrow()
  })
  it.each<[string, Record<string, string | string[] | undefined>]>([
    ['nothing', {}],
    ['no id', { 'x-lc-sign': sign('1') }],
    ['another id', { 'x-lc-id': 'other', 'x-lc-sign': sign('1') }],
    ['no signature', { 'x-lc-id': 'app' }],
    ['another key', { 'x-lc-id': 'app', 'x-lc-sign': sign('1', 'other') }],
    ['another time', { 'x-lc-id': 'app', 'x-lc-sign': `${md5('1key')},2` }],
    ['no time', { 'x-lc-id': 'app', 'x-lc-sign': md5('key') }],
    ['an empty time', { 'x-lc-id': 'app', 'x-lc-sign': `${md5('key')},` }],
    ['half a digest', { 'x-lc-id': 'app', 'x-lc-sign': `${md5('1key').slice(0, 16)},1` }],
    ['no hex', { 'x-lc-id': 'app', 'x-lc-sign': `${'z'.repeat(32)},1` }],
    ['Chinese', { 'x-lc-id': 'app', 'x-lc-sign': '签名,1' }],
    ['two headers', { 'x-lc-id': 'app', 'x-lc-sign': [sign('1'), sign('2')] }],
  ])('is refused with %s', (_, headers) => {
    expect(check(headers)).toThrow(new Failure('signatureWrong'))
  })
})

describe('the id of a request', () => {
  it('is the client’s where it sent a proper one', () => {
    expect(requestIdOf({ headers: { 'x-request-id': 'a1b2-c3d4_e5' } })).toBe('a1b2-c3d4_e5')
  })
  it.each([
    [undefined],
    [''],
    ['short'],
    ['x'.repeat(65)],
    ['with blank here'],
    ['line\nbreak00'],
    ['编号编号编号编号'],
    [['a'.repeat(8)]],
  ])('is fresh for %p', (given) => {
    const id = requestIdOf({ headers: { 'x-request-id': given } })
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(requestIdOf({ headers: { 'x-request-id': given } })).not.toBe(id)
  })
})

describe('who calls', () => {
  it.each([
    [{ 'x-lc-ua': 'LeanCloud-JS-SDK/4.15.2 (weapp)' }, 'weapp'],
    [{ 'x-lc-ua': 'LeanCloud-JS-SDK/4.15.2 (dd)' }, 'dd'],
    [{ 'x-lc-ua': 'LeanCloud-JS-SDK/4.15.2 (h5)' }, 'h5'],
    [{ 'x-client': 'h5' }, 'h5'],
    [{ 'x-lc-ua': 'curl' }, 'other'],
    [{}, 'other'],
  ])('%j is %s', (headers, device) => {
    expect(deviceOf(request(headers))).toBe(device)
  })
  it('an empty session header is none', () => {
    expect(sessionTokenOf(request({ 'x-lc-session': '' }))).toBeUndefined()
    expect(sessionTokenOf(request({ 'x-lc-session': 'token' }))).toBe('token')
  })
})
