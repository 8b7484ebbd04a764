/** Where the pages are, and how one leads to the next. */
import Taro from '@tarojs/taro'

export const places = {
  home: '/pages/home/index',
  invitation: '/pages/invitation/index',
  apply: '/pages/apply/index',
  status: '/pages/status/index',
  mine: '/pages/mine/index',
  notice: '/pages/notice/index',
  queue: '/cadre/queue/index',
  case: '/cadre/case/index',
  deskJoint: '/cadre/joint/index',
  notices: '/cadre/notices/index',
  counts: '/cadre/counts/index',
  data: '/account/data/index',
  security: '/account/security/index',
  complain: '/account/complain/index',
  complaint: '/account/complaint/index',
  founding: '/account/founding/index',
  joint: '/account/joint/index',
  answer: '/account/answer/index',
  choose: '/account/choose/index',
  messages: '/account/messages/index',
  audit: '/cadre/audit/index',
  complaints: '/cadre/complaints/index',
  deskComplaint: '/cadre/complaint/index',
  factor: '/cadre/factor/index',
  pool: '/cadre/pool/index',
  reviews: '/cadre/reviews/index',
  enterprise: '/cadre/enterprise/index',
  organisations: '/cadre/organisations/index',
  imports: '/cadre/imports/index',
  posters: '/cadre/posters/index',
  divisions: '/cadre/divisions/index',
  staff: '/cadre/staff/index',
  documents: '/cadre/documents/index',
  absence: '/cadre/absence/index',
  campaigns: '/cadre/campaigns/index',
  newCampaign: '/cadre/campaign-new/index',
  campaign: '/cadre/campaign/index',
  funnel: '/cadre/funnel/index',
  answers: '/cadre/answers/index',
  visits: '/cadre/visits/index',
  visitPlan: '/cadre/visit-plan/index',
  registry: '/field/places/index',
  registryPlace: '/field/place/index',
  today: '/field/today/index',
  scan: '/field/scan/index',
  visit: '/field/visit/index',
  newcomer: '/field/newcomer/index',
  application: '/field/application/index',
  outbox: '/field/outbox/index',
  day: '/field/day/index',
} as const
export type Place = keyof typeof places

const address = (place: Place, params: Record<string, string>) => {
  const query = Object.keys(params).map((name) => `${name}=${encodeURIComponent(params[name] ?? '')}`)
  return places[place] + (query.length > 0 ? `?${query.join('&')}` : '')
}

/** Opens a page on top; going back returns here with everything in place. */
export function go(place: Place, params: Record<string, string> = {}): void {
  // A host that holds no more pages refuses: then it takes the place of this one.
  Taro.navigateTo({ url: address(place, params) }).catch(() => void become(place, params))
}

/** Closes all pages and opens this one: what was open belonged to something else. */
export function reopen(place: Place, params: Record<string, string> = {}): void {
  Taro.reLaunch({ url: address(place, params) }).catch(() => undefined)
}

/** Replaces this page: going back must not return to a form that has been sent. False when the host refused. */
export async function become(place: Place, params: Record<string, string> = {}): Promise<boolean> {
  try {
    await Taro.redirectTo({ url: address(place, params) })
    return true
  } catch {
    return false
  }
}
