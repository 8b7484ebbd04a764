/** What the page of campaigns hears from providers. */
import { createProviderAsking } from '../../../cloud/outreach/campaigns/providers'

const gateway = (balance: null | { unavailable: string } | { left: number; unit: 'messages' }) => ({
  name: 'invented',
  balance: jest.fn().mockResolvedValue(balance),
  templates: jest.fn().mockResolvedValue([]),
})

it('who cannot be asked is told apart from who never tells', async () => {
  const providers = [
    gateway(null),
    gateway({ unavailable: 'connection refused' }),
    gateway({ left: 9, unit: 'messages' }),
  ]
  const said = await createProviderAsking(providers)()
  expect(said.map(({ balance }) => balance)).toEqual([null, '暂时查不到余额', '余 9 条'])
})
it('is asked once for everybody who looks within a minute', async () => {
  const one = gateway(null)
  const ask = createProviderAsking([one])
  await Promise.all([ask(), ask()])
  await ask()
  expect(one.balance).toHaveBeenCalledTimes(1)
})
