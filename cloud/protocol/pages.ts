/** The H5 app, and the short links that lead into it. */
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** One page of the app, by its place in the hash. */
const INVITATION_PAGE = '/#/pages/invitation/index?i='
const CANDIDATE_PAGE = '/#/account/candidate/index?c='

export async function installPages(service: FastifyInstance, h5: string | null): Promise<void> {
  // What a text message, a code or a letter carries: our own constant address and the token. A wrong one meets the friendly page.
  service.get<{ Params: { token: string } }>('/i/:token', (request, reply) =>
    reply.redirect(`${INVITATION_PAGE}${encodeURIComponent(request.params.token)}`, 302),
  )
  // A candidate's own link: one person gives the own data, without an account.
  service.get<{ Params: { token: string } }>('/c/:token', (request, reply) =>
    reply.redirect(`${CANDIDATE_PAGE}${encodeURIComponent(request.params.token)}`, 302),
  )
  if (h5 === null) return
  await service.register(fastifyStatic, {
    root: h5,
    // The build lays .br and .gz beside what is worth it: a phone on a slow network loads a third.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Names of scripts and styles carry their content's hash; the page itself must always be asked for.
      const isNamedByContent = /\.[0-9a-f]{8,}\.(js|css)(\.br|\.gz)?$/.test(path)
      void reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
