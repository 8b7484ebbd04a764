import type { Identity } from '../../gateways/identity/create'
import type { IdentityGateways, IdentityOutcome } from '../../gateways/identity/port'
import type { PickedTemplates } from '../../gateways/wechat/templates'
import { askFirst, type Handlers, type SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { tryLoginCode, useLoginCode, type TriedCode } from '../login/actions'
import { mustBeAllowed } from '../policy/policy'
import { endSessionsBy, listSessions, revokeSession } from '../sessions/actions'
import { isOwnPhone, linkAccount, linkPhone, listAccounts, unlinkAccount } from './actions'
import type { HostKind } from '../../../types/accounts'
import { subscribable } from '../../../types/outreach'

/** @throws Failure hostOff */
const ask = (gateways: IdentityGateways, kind: HostKind, code: string): Promise<IdentityOutcome> => {
  const gateway = gateways[kind]
  if (gateway === undefined) throw new Failure('hostOff')
  return gateway.identify(code)
}

/** @param templates what the city picked at WeChat, for its mini-program to ask for */
export const accountFunctions = (
  { gateways, dingtalkCorpId }: Pick<Identity, 'gateways' | 'dingtalkCorpId'>,
  templates: PickedTemplates,
): Pick<
  Handlers,
  | 'getWaysIn'
  | 'listAccounts'
  | 'linkAccount'
  | 'linkPhone'
  | 'unlinkAccount'
  | 'listSessions'
  | 'revokeSession'
  | 'revokeOtherSessions'
> => ({
  getWaysIn: async (call) => {
    mustBeAllowed(call.actor, 'city.view')
    const wechatTemplates = subscribable.flatMap((template) => {
      const id = templates[template]?.id
      return id === undefined ? [] : [{ template, id }]
    })
    return { wechat: gateways.wechat !== undefined, dingtalkCorpId, wechatTemplates }
  },
  listAccounts: async (call) => {
    mustBeAllowed(call.actor, 'account.view')
    return listAccounts(call)
  },
  linkAccount: askFirst<'linkAccount', IdentityOutcome>(
    ({ kind, code }) => ask(gateways, kind, code),
    async (call, { kind }, answer) => {
      mustBeAllowed(call.actor, 'account.change')
      await linkAccount(call, kind, answer)
      return { kind }
    },
  ),
  // A wrong code must be counted, in a transaction that does not end with the refusal.
  linkPhone: askFirst<'linkPhone', TriedCode>(
    ({ phone, smsCode }, transact) => transact((call) => tryLoginCode(call, phone, smsCode)),
    async (call, { phone, smsCode }, tried) => {
      mustBeAllowed(call.actor, 'account.change')
      if (!(await isOwnPhone(call, phone))) {
        if ('refused' in tried) throw new Failure(tried.refused)
        await useCodeOf(call, phone, smsCode)
        await linkPhone(call, phone)
      }
      return { kind: 'phone' }
    },
  ),
  unlinkAccount: async (call, { kind }) => {
    mustBeAllowed(call.actor, 'account.change')
    await unlinkAccount(call, kind)
    return { kind }
  },
  listSessions: async (call) => {
    mustBeAllowed(call.actor, 'session.view')
    return listSessions(call)
  },
  revokeSession: async (call, { id }) => {
    mustBeAllowed(call.actor, 'session.end')
    return { ended: await revokeSession(call, id) }
  },
  revokeOtherSessions: async (call) => {
    mustBeAllowed(call.actor, 'session.end')
    return { ended: await endSessionsBy(call, call.actor.personId, { except: call.actor.sessionId }) }
  },
})

/** Looks again where the link is made: of two that were right at once only one uses the code. @throws Failure smsCodeWrong and its like */
async function useCodeOf(call: SignedInCall, phone: string, smsCode: string): Promise<void> {
  const tried = await tryLoginCode(call, phone, smsCode)
  if ('refused' in tried) throw new Failure(tried.refused)
  await useLoginCode(call, tried.codeId)
}
