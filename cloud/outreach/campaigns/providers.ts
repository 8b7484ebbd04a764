/** What the providers say of themselves, for the page. */
import type { OutputOf } from '../../../types/registry'
import { campaignWords as words } from '../../../types/words/campaigns'
import type { FiledTemplate, SmsBalance, SmsGateway, Unavailable } from '../../gateways/sms/port'

type AskedGateway = Pick<SmsGateway, 'name' | 'balance' | 'templates'>
export type Provider = OutputOf<'listCampaigns'>['providers'][number]

const KEPT = {
  seconds: 60,
  since: '2026-11-29',
  source: 'own choice: what is left of money and reviews does not change from one look to the next',
} as const

/** Null: the provider does not tell at all. Whoever could not be asked may tell another time. */
function sayBalance(balance: SmsBalance | Unavailable | null): string | null {
  if (balance === null) return null
  return 'unavailable' in balance ? words.balance.unavailable : words.balance[balance.unit](balance.left)
}

function sayProblem(filed: FiledTemplate): string[] {
  const name = words.templates[filed.template]
  switch (filed.status) {
    case 'approved':
      return []
    case 'refused':
      return [words.filing.refused(name, filed.reason)]
    case 'pending':
    case 'not-filed':
      return [words.filing[filed.status](name)]
  }
}

async function askProvider(gateway: AskedGateway): Promise<Provider> {
  const [balance, templates] = await Promise.all([gateway.balance(), gateway.templates()])
  return {
    name: gateway.name,
    balance: sayBalance(balance),
    problems: 'unavailable' in templates ? null : templates.flatMap(sayProblem),
  }
}

/** Asks all providers, once for everybody who looks within a minute: whoever opens the page again and again asks no stranger. */
export function createProviderAsking(gateways: readonly AskedGateway[]): () => Promise<Provider[]> {
  let kept: { at: number; answers: Promise<Provider[]> } | undefined
  return () => {
    const at = performance.now()
    if (kept === undefined || at - kept.at > KEPT.seconds * 1000)
      kept = { at, answers: Promise.all(gateways.map(askProvider)) }
    const { answers } = kept
    answers.catch(() => {
      kept = undefined
    })
    return answers
  }
}
