/** LeanCloud's user calls, as far as the product uses them: text-message code, session, the own record. */
import * as z from 'zod/mini'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { HostKind } from '../../types/accounts'
import { hostCode, invitationToken, phone, smsCode } from '../../types/fields'
import { fieldWords } from '../../types/words/fields'
import { findInvitedPhone } from '../intake/actions'
import {
  closeSession,
  countAddress,
  findActor,
  findPersonByPhone,
  identityIn,
  logIn,
  logInByHost,
  prepareLoginCode,
  renewSession,
  settleLoginCode,
  type LoginResult,
} from '../people/actions'
import { loginCodeRules } from '../people/rules'
import { writeAudit } from '../platform/audit'
import type { Call } from '../platform/call'
import { Failure } from '../platform/failure'
import { checkSignature, deviceOf, sessionTokenOf } from './caller'
import { parseInput } from './input'
import { networkOf } from './limits'
import type { ServiceParts } from './service-parts'

/** The number is given, or stands behind an invitation and is typed by nobody. */
const codeTarget = z.union([z.object({ invitation: invitationToken }), z.object({ mobilePhoneNumber: phone })], {
  error: fieldWords.phone.empty,
})
const codeLogin = z.union(
  [z.object({ invitation: invitationToken, smsCode }), z.object({ mobilePhoneNumber: phone, smsCode })],
  { error: fieldWords.phone.empty },
)

/** The providers' names on the wire: LeanCloud's for WeChat, ours for DingTalk, which it never had. Other fields are not looked at. */
const PROVIDERS = { lc_weapp: 'wechat', lc_dingtalk: 'dingtalk' } as const satisfies Record<string, HostKind>
const hostLogin = z.object({
  authData: z.union([
    z.object({ lc_weapp: z.object({ code: hostCode }) }),
    z.object({ lc_dingtalk: z.object({ code: hostCode }) }),
  ]),
})
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
/** Signing up by name and password, and what a client only says of itself (an openid), are refused as ways in. */
const isHostLogin = (body: unknown): boolean =>
  Object.keys(PROVIDERS).some((name) => fieldOf(fieldOf(fieldOf(body, 'authData'), name), 'code') !== undefined)

export function installUsers(service: FastifyInstance, parts: ServiceParts): void {
  const { database, tools, clock, sms } = parts

  const act = <T>(request: FastifyRequest, work: (call: Call) => Promise<T>): Promise<T> =>
    database.transact((tx) =>
      work({
        tx,
        now: clock.now(),
        tools,
        requestId: request.id,
        device: deviceOf(request),
        address: request.ip,
        actor: null,
      }),
    )

  const phoneOf = async (call: Call, target: z.output<typeof codeTarget>): Promise<string> => {
    if (!('invitation' in target)) return target.mobilePhoneNumber
    const found = await findInvitedPhone(call, target.invitation)
    if (found === undefined)
      throw new Failure('inputInvalid', [{ field: 'mobilePhoneNumber', message: fieldWords.phone.empty }])
    return found
  }

  /** Logins stand in the trail, and tries at a number that somebody logs in with. */
  const auditLogin = async (call: Call, number: string | null, outcome: LoginResult): Promise<void> => {
    const line = { function: 'logIn', act: 'logged in' } as const
    if ('refused' in outcome) {
      const record = number === null ? undefined : await findPersonByPhone(call, number)
      if (record !== undefined) await writeAudit(call, { ...line, record, outcome: 'refused' })
      return
    }
    const actor = (await findActor(call, outcome.sessionToken)) ?? null
    await writeAudit({ ...call, actor }, { ...line, record: null, outcome: 'done' })
  }

  const userBody = (personId: string, sessionToken: string, now: Date) => ({
    objectId: personId,
    sessionToken,
    mobilePhoneVerified: true,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  })

  const sendUser = (reply: FastifyReply, result: LoginResult) => {
    if ('refused' in result) throw new Failure(result.refused)
    return reply.status(result.isNew ? 201 : 200).send(userBody(result.personId, result.sessionToken, clock.now()))
  }

  /** Asks the host, outside of any transaction. The log learns what went wrong, never the code. */
  const identify = async (request: FastifyRequest, kind: HostKind, code: string): Promise<string> => {
    const gateway = parts.identity[kind]
    if (gateway === undefined) throw new Failure('hostOff')
    const answer = await gateway.identify(code)
    if (answer.outcome !== 'known')
      request.log.warn({ provider: gateway.name, why: answer.why, detail: answer.detail }, 'login by a host refused')
    return identityIn(answer)
  }

  /** The signed-in person of a user call. @throws Failure sessionInvalid */
  const getSession = async (
    request: FastifyRequest,
  ): Promise<{ personId: string; token: string; sessionId: string }> => {
    checkSignature(request, tools.configuration)
    const token = sessionTokenOf(request)
    const actor = token === undefined ? undefined : await act(request, (call) => findActor(call, token))
    if (token === undefined || actor === undefined) throw new Failure('sessionInvalid')
    return { personId: actor.personId, token, sessionId: actor.sessionId }
  }

  service.post('/1.1/requestSmsCode', async (request) => {
    checkSignature(request, tools.configuration)
    const target = parseInput(codeTarget, request.body)
    const number = await act(request, (call) => phoneOf(call, target))
    const isWithin = await act(request, (call) => countAddress({ ...call, address: networkOf(request.ip) }, number))
    if (!isWithin) throw new Failure('smsAddress')
    const prepared = await act(request, (call) => prepareLoginCode(call, number))
    if ('refused' in prepared) throw new Failure(prepared.refused)
    const outcome = await sms.send({
      phone: number,
      template: 'login-code',
      params: [prepared.code, String(loginCodeRules.lifeMinutes)],
      ref: `login-code-${prepared.id}`,
    })
    await act(request, (call) => settleLoginCode(call, prepared.id, outcome.outcome))
    if (outcome.outcome !== 'sent')
      request.log.warn({ provider: sms.name, outcome: outcome.outcome, reason: outcome.reason }, 'login code not sent')
    if (outcome.outcome === 'refused') throw new Failure('smsNotSent')
    return {}
  })

  service.post('/1.1/usersByMobilePhone', async (request, reply) => {
    checkSignature(request, tools.configuration)
    const login = parseInput(codeLogin, request.body)
    return sendUser(
      reply,
      await act(request, async (call) => {
        const number = await phoneOf(call, login)
        const outcome = await logIn(call, number, login.smsCode)
        await auditLogin(call, number, outcome)
        return outcome
      }),
    )
  })

  service.get('/1.1/users/me', async (request) => {
    const { personId, token } = await getSession(request)
    return userBody(personId, token, clock.now())
  })

  // Not LeanCloud's: its client forgets a session only on the phone. Ending one that is over already is fine.
  service.post('/1.1/logout', async (request) => {
    checkSignature(request, tools.configuration)
    const token = sessionTokenOf(request)
    if (token !== undefined) await act(request, (call) => closeSession(call, token))
    return {}
  })

  service.put<{ Params: { id: string } }>('/1.1/users/:id/refreshSessionToken', async (request) => {
    const { personId, token, sessionId } = await getSession(request)
    if (request.params.id !== personId) throw new Failure('classForbidden')
    const fresh = await act(request, (call) => renewSession(call, sessionId, token))
    return userBody(personId, fresh, clock.now())
  })

  service.get<{ Params: { id: string } }>('/1.1/classes/_User/:id', async (request) => {
    const { personId, token } = await getSession(request)
    if (request.params.id !== personId) throw new Failure('classForbidden')
    return userBody(personId, token, clock.now())
  })

  // The own record has no field that a client may write: personal values change through functions. An empty save is fine.
  service.put<{ Params: { id: string } }>('/1.1/classes/_User/:id', async (request) => {
    const { personId } = await getSession(request)
    const isEmpty = typeof request.body === 'object' && request.body !== null && Object.keys(request.body).length === 0
    if (request.params.id !== personId || !isEmpty) throw new Failure('classForbidden')
    return { objectId: personId, updatedAt: clock.now().toISOString() }
  })

  service.post('/1.1/login', (request) => {
    checkSignature(request, tools.configuration)
    throw new Failure('passwordLogin')
  })
  service.post<{ Querystring: { failOnNotExist?: unknown } }>('/1.1/users', async (request, reply) => {
    checkSignature(request, tools.configuration)
    if (!isHostLogin(request.body)) throw new Failure('methodUnavailable')
    const { authData } = parseInput(hostLogin, request.body)
    const [kind, code] =
      'lc_weapp' in authData
        ? ([PROVIDERS.lc_weapp, authData.lc_weapp.code] as const)
        : ([PROVIDERS.lc_dingtalk, authData.lc_dingtalk.code] as const)
    const id = await identify(request, kind, code)
    const mayMake = request.query.failOnNotExist !== 'true'
    return sendUser(
      reply,
      await act(request, async (call) => {
        const outcome = await logInByHost(call, kind, id, mayMake)
        await auditLogin(call, null, outcome)
        return outcome
      }),
    )
  })
  service.all('/1.1/classes/*', () => {
    throw new Failure('classForbidden')
  })
}
