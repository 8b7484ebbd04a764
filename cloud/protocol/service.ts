/** The service: LeanCloud's dialect on Fastify, the API document, the H5 app. */
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { SandboxSms } from '../gateways/sms/sandbox'
import { version } from '../../package.json'
import { requestIdOf } from './caller'
import { installCallbacks } from './callbacks'
import { answerBrokenRequest, installErrors, nameOf, replyError } from './errors'
import { installFiles } from './files'
import { installFunctions } from './functions'
import { installInbox, type ShownCode } from './inbox'
import { openApiDocument } from './openapi'
import { installLimits } from './limits'
import { installOperations } from './operations'
import { installPages } from './pages'
import type { ServiceParts } from './service-parts'
import { installTaken } from './taken'
import { installTables } from './tables'
import { installUsers } from './users'

/** Own choice, 2026-11-23: the longest legal input is below 4 KB. */
const BODY_LIMIT = 64 * 1024

export interface ServiceOptions {
  parts: ServiceParts
  /** The sandbox whose inbox is shown; null where messages really go out. */
  inbox: SandboxSms | null
  /** Second factors of the demo's accounts, shown beside the inbox. */
  authenticators?: (() => readonly ShownCode[]) | undefined
  log: FastifyBaseLogger
  /** The address that the service is reached under; asked at each use, for the port may be known only after listening. */
  publicUrl: () => string
}

export async function buildService({
  parts,
  inbox,
  authenticators = () => [],
  log,
  publicUrl,
}: ServiceOptions): Promise<FastifyInstance> {
  const { configuration } = parts.tools
  const service = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: configuration.TRUST_PROXY,
    genReqId: requestIdOf,
    // An address that cannot be read never reaches a route, nor the error handler.
    frameworkErrors: (error, request, reply) => {
      replyError(request, reply, nameOf(error))
    },
    // Each request's line is written by `operations`, without addresses, bodies or network addresses.
    logController: new LogController({ disableRequestLogging: true }),
    loggerInstance: log,
    routerOptions: { maxParamLength: 256 },
    forceCloseConnections: 'idle',
    // While it closes, requests under way on kept connections are still answered.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
  })
  service.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id)
    done(null, payload)
  })
  installErrors(service)
  await installLimits(service, configuration.REQUEST_LIMIT_FACTOR)
  // LeanCloud's client sends calls without data as an empty body of type JSON.
  service.removeContentTypeParser('application/json')
  service.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body)
    if (text.trim() === '') {
      done(null, {})
      return
    }
    try {
      done(null, JSON.parse(text))
    } catch (error) {
      done(error instanceof Error ? error : new Error('unreadable'))
    }
  })
  await service.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Taro sets sizes as inline styles.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: configuration.MODE === 'production',
  })
  // The mini-program's containers and a separately served H5 call across origins; nothing is authenticated by cookies.
  await service.register(cors, {
    origin: true,
    methods: ['GET', 'POST', 'PUT'],
    allowedHeaders: [
      'Content-Type',
      'X-LC-Id',
      'X-LC-Sign',
      'X-LC-Session',
      'X-LC-UA',
      'X-LC-Prod',
      'X-Request-Id',
      'X-Client',
    ],
    exposedHeaders: ['X-Request-Id', 'Retry-After'],
    maxAge: 86_400,
  })
  await service.register(swagger, { mode: 'static', specification: { document: openApiDocument(version) as never } })
  await service.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    theme: { title: '一键入团 · API', css: [{ filename: 'plain.css', content: '.topbar{display:none}' }] },
  })
  installOperations(service, parts)
  installFunctions(service, parts)
  installUsers(service, parts)
  await installFiles(service, parts, publicUrl)
  installTaken(service, parts)
  installTables(service, parts)
  await installCallbacks(service, parts)
  if (inbox !== null) installInbox(service, inbox, authenticators)
  const { h5, landing } = parts
  const { tokens } = parts.tools
  const isIssued = (token: string) => (tokens.findInvitationId(token) ?? tokens.findShortId(token)) !== undefined
  await installPages(service, { h5, landing, isIssued, verifyFile: configuration.WECHAT_VERIFY_FILE })
  return service
}
