import type { FastifyInstance } from 'fastify'
import { checkSignature, deviceOf, sessionTokenOf } from './caller'
import { dispatch } from './dispatch'
import type { ServiceParts } from './service-parts'

/** POST /1.1/functions/:name → {result}. No data is an empty body. */
export function installFunctions(service: FastifyInstance, parts: ServiceParts): void {
  service.post<{ Params: { name: string } }>('/1.1/functions/:name', async (request) => {
    checkSignature(request, parts.tools.configuration)
    const caller = {
      requestId: request.id,
      device: deviceOf(request),
      address: request.ip,
      sessionToken: sessionTokenOf(request),
    }
    return { result: await dispatch(parts, request.params.name, request.body ?? {}, caller) }
  })
}
