/** The H5 app, and the short links that lead into it. */
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { installLanding, type IsIssued, type LandingWays } from './landing'

/** One page of the app, by its place in the hash. */
const CANDIDATE_PAGE = '/#/account/candidate/index?c='

/**
 * @param verifyFile "NAME.txt=CONTENT" by which WeChat checks that the address is ours: looked for in the folder that a rule for codes of
 * ordinary links names, and at the top
 */
export async function installPages(
  service: FastifyInstance,
  {
    h5,
    landing,
    isIssued,
    verifyFile,
  }: { h5: string | null; landing: LandingWays; isIssued: IsIssued; verifyFile: string | undefined },
): Promise<void> {
  installLanding(service, landing, isIssued)
  if (verifyFile !== undefined) {
    const [name = '', content = ''] = verifyFile.split('=')
    for (const path of [`/${name}`, `/i/${name}`])
      service.get(path, (_request, reply) => reply.type('text/plain; charset=utf-8').send(content))
  }
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
