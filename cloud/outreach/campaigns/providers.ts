/** What the providers say of themselves, for the page. */
import type { OutputOf } from '../../../types/registry'
import { campaignWords as words } from '../../../types/words/campaigns'
import type { FiledTemplate, SmsBalance, SmsGateway, Unavailable } from '../../gateways/sms/port'

export type Provider = OutputOf<'listCampaigns'>['providers'][number]

const sayBalance = (balance: SmsBalance | Unavailable | null): string | null =>
  balance === null || 'unavailable' in balance ? null : words.balance[balance.unit](balance.left)

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

export async function askProvider(gateway: Pick<SmsGateway, 'name' | 'balance' | 'templates'>): Promise<Provider> {
  const [balance, templates] = await Promise.all([gateway.balance(), gateway.templates()])
  return {
    name: gateway.name,
    balance: sayBalance(balance),
    problems: 'unavailable' in templates ? null : templates.flatMap(sayProblem),
  }
}
