/** Whatever is thrown at whichever function of the registry: an answer in Chinese, never a 5xx, never a stack. */
import * as fc from 'fast-check'
import { errorRegistry } from '../../types/errors'
import { registry } from '../../types/registry'
import { junk, nearInput } from '../support/any-input'
import { phones, TestCity } from '../support/city'

/** Of each run of the suite, with seeds of its own: what one does not hit the next one does. */
const RUNS = 30

describe('junk at every function', () => {
  let city: TestCity
  let owner: string
  let cadre: string
  const rejections: unknown[] = []
  const onRejection = (reason: unknown) => rejections.push(reason)

  beforeAll(async () => {
    process.on('unhandledRejection', onRejection)
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    owner = await city.logIn(phones.owner)
    cadre = await city.logIn(phones.cadre)
  })
  afterAll(async () => {
    await city.stop()
    process.off('unhandledRejection', onRejection)
  })

  const expectProper = ({ status, body }: { status: number; body: Record<string, unknown> }) => {
    if (status === 200) return
    expect(status).toBeLessThan(500)
    expect(Object.keys(errorRegistry)).toContain(body.name)
    expect(body.error).toMatch(/[\u4e00-\u9fff]/)
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|    at |SQL|syntax|zod/i)
  }

  test.each(Object.keys(registry))('%s', async (name) => {
    const session = fc.constantFrom(undefined, 'stale', 'owner', 'cadre')
    await fc.assert(
      fc.asyncProperty(fc.oneof(junk, nearInput), session, async (input, who) => {
        const token = who === 'owner' ? owner : who === 'cadre' ? cadre : who
        expectProper(await city.request(`/1.1/functions/${name}`, { body: input, session: token }))
      }),
      { numRuns: RUNS },
    )
    expect(rejections).toEqual([])
  })

  test.each([
    '/1.1/requestSmsCode',
    '/1.1/usersByMobilePhone',
    '/1.1/login',
    '/1.1/users',
    '/1.1/fileTokens',
    '/1.1/fileCallback',
  ])('%s', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(junk, fc.record({ mobilePhoneNumber: junk, smsCode: junk })), async (input) => {
        expectProper(await city.request(path, { body: input, session: owner }))
      }),
      { numRuns: RUNS },
    )
    expect(rejections).toEqual([])
  })

  test('bodies that are no JSON, too large, of another type', async () => {
    for (const body of ['{', '[1,', '\u0000', 'x'.repeat(100_000), `{"note":"${'x'.repeat(10_000_000)}"}`]) {
      const reply = await city.request('/1.1/functions/getCity', { body })
      expect(reply.status).toBeGreaterThanOrEqual(400)
      expectProper(reply)
    }
    expectProper(
      await city.request('/1.1/functions/getCity', { body: '<a/>', headers: { 'content-type': 'text/xml' } }),
    )
    expectProper(await city.request(`/1.1/functions/${'x'.repeat(500)}`))
    expectProper(await city.request('/1.1/functions/%E0%A4%A'))
    expectProper(await city.request('/1.1/classes/Enterprise', { method: 'GET' }))
    expectProper(await city.request('/nothing/here', { method: 'GET' }))
  })
})
