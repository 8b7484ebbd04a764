/** The page of the simulated phones: all of them, and one. */
import Fastify from 'fastify'
import { createSandboxSms } from '../../../cloud/gateways/sms/sandbox'
import { standingClock } from '../../../cloud/platform/clock'
import { installInbox } from '../../../cloud/protocol/inbox'

async function setUp() {
  const clock = standingClock(new Date('2026-11-28T08:00:00+08:00'))
  const sms = createSandboxSms({ clock, sign: '一键入团', link: 'league.example/i/' })
  const service = Fastify()
  installInbox(service, sms, () => [{ who: '示例', phone: '15400009001', code: '123456' }])
  const page = async (url: string) => (await service.inject({ url })).body
  const invite = (serial: number, office = '示例街道团工委') =>
    sms.send({
      phone: `154${String(serial).padStart(8, '0')}`,
      template: 'invitation',
      params: [office, `code${serial}`],
      ref: `r${serial}`,
    })
  return { clock, sms, page, invite }
}

it('shows the newest hundred and says how many there are', async () => {
  const { page, invite } = await setUp()
  for (let serial = 1; serial <= 101; serial++) await invite(serial)
  const html = await page('/sandbox/inbox')
  expect(html).toContain('共 101 条，这里显示最新的 100 条。')
  expect(html.match(/class="phone"/g)).toHaveLength(100)
  expect(html.indexOf('code101')).toBeLessThan(html.indexOf('code100'))
  expect(html).not.toContain('"/i/code1"')
  expect(html).toContain('123 456')
})

it('shows one phone as its list of messages, newest first, without the codes of others', async () => {
  const { clock, page, invite } = await setUp()
  await invite(1, '示例甲')
  await invite(2, '示例乙')
  clock.advance(3_600_000)
  await invite(1, '示例丙')
  const html = await page('/sandbox/inbox?phone=15400000001')
  expect(html.indexOf('示例丙')).toBeGreaterThan(0)
  expect(html.indexOf('示例丙')).toBeLessThan(html.indexOf('示例甲'))
  expect(html).not.toContain('示例乙')
  expect(html).not.toContain('123 456')
  expect(html).toContain('09:00:00')
  expect(await page('/sandbox/inbox?phone=15400000003')).toContain('这个号码还没有收到短信')
})

it('makes our own link one that can be tapped, and nothing else', async () => {
  const { page, invite, sms } = await setUp()
  await invite(1)
  const { phone, ref } = { phone: '15400000001', ref: 'r' }
  await sms.send({ phone, ref, template: 'case-update', params: ['<b>1</b>', '"x"&y'] })
  const html = await page(`/sandbox/inbox?phone=${phone}`)
  expect(html).toContain('<a href="/i/code1">league.example/i/code1</a>')
  expect(html).toContain('<a href="/i/my">league.example/i/my</a>')
  expect(html.match(/<a href="\/i\//g)).toHaveLength(2)
  expect(html).toContain('&#60;b&#62;1&#60;/b&#62;')
})

it.each(['<script>', '1540000000', '15400000001%22', ''])('takes %j for no phone', async (phone) => {
  const { page, invite } = await setUp()
  await invite(1)
  const html = await page(`/sandbox/inbox?phone=${encodeURIComponent(phone)}`)
  expect(html).toContain('演示收件箱')
  expect(html).not.toContain('<script>')
})
