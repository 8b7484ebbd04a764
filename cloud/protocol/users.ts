/** LeanCloud's user calls, as far as the product uses them: text-message code, session, the own record. */
import * as z from 'zod/mini'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invitationToken, phone, smsCode } from '../../types/fields'
import { fieldWords } from '../../types/words/fields'
import { findInvitedPhone } from '../intake/actions'
import {
  closeSession,
  findActor,
  findPersonByPhone,
  logIn,
  openSession,
  prepareLoginCode,
  settleLoginCode,
  type LoginResult,
} from '../people/actions'
import { loginCodeRules } from '../people/rules'
import type { Actor } from '../platform/actor'
import { writeAudit } from '../platform/audit'
import type { Call } from '../platform/call'
import { Failure } from '../platform/failure'
import { checkSignature, deviceOf, sessionTokenOf } from './caller'
import { parseInput } from './input'
import type { ServiceParts } from './service-parts'

/** The number is given, or stands behind an invitation and is typed by nobody. */
const codeTarget = z.union([z.object({ invitation: invitationToken }), z.object({ mobilePhoneNumber: phone })], {
  error: fieldWords.phone.empty,
})
const codeLogin = z.union(
  [z.object({ invitation: invitationToken, smsCode }), z.object({ mobilePhoneNumber: phone, smsCode })],
  { error: fieldWords.phone.empty },
)

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
  const auditLogin = async (call: Call, number: string, outcome: LoginResult): Promise<void> => {
    const line = { function: 'logIn', act: 'logged in' } as const
    if ('refused' in outcome) {
      const record = await findPersonByPhone(call, number)
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

  /** The signed-in person of a user call. @throws Failure sessionInvalid */
  const getSession = async (
    request: FastifyRequest,
  ): Promise<{ personId: string; token: string; method: Actor['method'] }> => {
    checkSignature(request, tools.configuration)
    const token = sessionTokenOf(request)
    const actor = token === undefined ? undefined : await act(request, (call) => findActor(call, token))
    if (token === undefined || actor === undefined) throw new Failure('sessionInvalid')
    return { personId: actor.personId, token, method: actor.method }
  }

  service.post('/1.1/requestSmsCode', async (request) => {
    checkSignature(request, tools.configuration)
    const target = parseInput(codeTarget, request.body)
    const number = await act(request, (call) => phoneOf(call, target))
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
    const result = await act(request, async (call) => {
      const number = await phoneOf(call, login)
      const outcome = await logIn(call, number, login.smsCode)
      await auditLogin(call, number, outcome)
      return outcome
    })
    if ('refused' in result) throw new Failure(result.refused)
    return reply.status(result.isNew ? 201 : 200).send(userBody(result.personId, result.sessionToken, clock.now()))
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
    const { personId, token, method } = await getSession(request)
    if (request.params.id !== personId) throw new Failure('classForbidden')
    const fresh = await act(request, async (call) => {
      await closeSession(call, token)
      return openSession(call, personId, method)
    })
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
  service.post('/1.1/users', (request) => {
    checkSignature(request, tools.configuration)
    throw new Failure('methodUnavailable')
  })
  service.all('/1.1/classes/*', () => {
    throw new Failure('classForbidden')
  })
}
