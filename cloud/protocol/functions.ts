import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Contract } from '../../types/contract'
import { registry } from '../../types/registry'
import { checkSignature, deviceOf, sessionTokenOf } from './caller'
import { sendAnswer } from './compressing'
import { dispatch } from './dispatch'
import type { ServiceParts } from './service-parts'

/** POST /1.1/functions/:name → {result}. No data is an empty body. */
export function installFunctions(service: FastifyInstance, parts: ServiceParts): void {
  const contracts = new Map<string, Contract>(Object.entries(registry))
  const answer = async (request: FastifyRequest, reply: FastifyReply, name: string) => {
    checkSignature(request, parts.tools.configuration)
    const caller = {
      requestId: request.id,
      device: deviceOf(request),
      address: request.ip,
      sessionToken: sessionTokenOf(request),
    }
    const result = await dispatch(parts, name, request.body ?? {}, caller)
    return sendAnswer(request, reply, contracts.get(name), { result })
  }
  service.post<{ Params: { name: string } }>('/1.1/functions/:name', (request, reply) =>
    answer(request, reply, request.params.name),
  )
  for (const [name, { bytes }] of contracts)
    if (bytes !== undefined)
      service.post(`/1.1/functions/${name}`, { bodyLimit: bytes }, (request, reply) => answer(request, reply, name))
}
