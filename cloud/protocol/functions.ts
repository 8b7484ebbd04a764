import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Contract } from '../../types/contract'
import { registry } from '../../types/registry'
import { checkSignature, deviceOf, sessionTokenOf } from './caller'
import { dispatch } from './dispatch'
import type { ServiceParts } from './service-parts'

/** POST /1.1/functions/:name → {result}. No data is an empty body. */
export function installFunctions(service: FastifyInstance, parts: ServiceParts): void {
  const answer = async (request: FastifyRequest, name: string) => {
    checkSignature(request, parts.tools.configuration)
    const caller = {
      requestId: request.id,
      device: deviceOf(request),
      address: request.ip,
      sessionToken: sessionTokenOf(request),
    }
    return { result: await dispatch(parts, name, request.body ?? {}, caller) }
  }
  service.post<{ Params: { name: string } }>('/1.1/functions/:name', (request) => answer(request, request.params.name))
  const entries: [string, Contract][] = Object.entries(registry)
  for (const [name, { bytes }] of entries)
    if (bytes !== undefined)
      service.post(`/1.1/functions/${name}`, { bodyLimit: bytes }, (request) => answer(request, name))
}
