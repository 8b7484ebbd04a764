import fc from 'fast-check'
import { createFailover } from '../../../../cloud/gateways/sms/failover'
import type { SmsMessage, SmsOutcome, SmsSender } from '../../../../cloud/gateways/sms/port'

const message: SmsMessage = { phone: '15400000001', template: 'case-update', params: ['1', '2'], ref: 'r' }
type Scripted = 'sent' | 'unknown' | 'throws' | 'never' | 'later' | 'elsewhere' | 'unreached'

function script(scripted: readonly Scripted[]) {
  const asked: number[] = []
  const senders = scripted.map((what, i): SmsSender => {
    const provider = `p${i}`
    return {
      name: provider,
      send: async (): Promise<SmsOutcome> => {
        asked.push(i)
        if (what === 'throws') throw new Error('broken')
        if (what === 'sent') return { outcome: 'sent', provider, providerId: `id${i}` }
        if (what === 'unknown') return { outcome: 'unknown', provider, reason: 'time-out' }
        const retry = what === 'unreached' ? 'elsewhere' : what
        return { outcome: 'refused', provider, code: what === 'unreached' ? 'Unreachable' : 'Code', reason: '', retry }
      },
    }
  })
  return { asked, failover: createFailover(senders) }
}

it('asks the next one where the first cannot, and tells who carried it', async () => {
  const { asked, failover } = script(['elsewhere', 'sent', 'sent'])
  expect(await failover.send(message)).toEqual({ outcome: 'sent', provider: 'p1', providerId: 'id1' })
  expect(asked).toEqual([0, 1])
  expect(failover.name).toBe('p0+p1+p2')
})

it.each<[Scripted[], object]>([
  [['unknown', 'sent'], { outcome: 'unknown', provider: 'p0' }],
  [['throws', 'sent'], { outcome: 'unknown', provider: 'p0' }],
  [['never', 'sent'], { outcome: 'refused', provider: 'p0', retry: 'never' }],
  [['later', 'sent'], { outcome: 'refused', provider: 'p0', retry: 'later' }],
  [['elsewhere', 'unknown', 'sent'], { outcome: 'unknown', provider: 'p1' }],
  [['elsewhere', 'elsewhere'], { outcome: 'refused', provider: 'p1', retry: 'elsewhere' }],
  [['unreached'], { outcome: 'refused', provider: 'p0', retry: 'later' }],
  [['unreached', 'elsewhere'], { outcome: 'refused', provider: 'p1', retry: 'later' }],
  [[], { outcome: 'refused', code: 'NoProvider' }],
])('of %j makes %j', async (scripted, outcome) => {
  expect(await script(scripted).failover.send(message)).toMatchObject(outcome)
})

it('never doubles: at most one provider took the message or may have, and nobody is asked after it', async () => {
  const anything = fc.constantFrom<Scripted>('sent', 'unknown', 'throws', 'never', 'later', 'elsewhere', 'unreached')
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 6 }), async (scripted) => {
      const { asked, failover } = script(scripted)
      const outcome = await failover.send(message)
      const took = asked.filter((i) => ['sent', 'unknown', 'throws'].includes(scripted[i] ?? ''))
      expect(took.length).toBeLessThanOrEqual(1)
      // In their order, each once, up to the first that did not say "elsewhere".
      const end = scripted.findIndex((what) => what !== 'elsewhere' && what !== 'unreached')
      expect(asked).toEqual(scripted.slice(0, end === -1 ? undefined : end + 1).map((_, i) => i))
      expect(outcome.provider).toBe(`p${asked.at(-1) ?? ''}`)
      if (outcome.outcome === 'refused') expect(took).toEqual([])
      else expect(took).toHaveLength(1)
    }),
    { numRuns: 500 },
  )
})
